"""What every test of the project stands on. The cast is in ``barza.testing.cast``."""

pytest_plugins = ["barza.testing.requirements", "barza.testing.completeness"]
