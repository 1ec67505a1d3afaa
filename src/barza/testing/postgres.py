"""Gives the tests a PostgreSQL before Django reads its settings; stops it when last to leave."""

import os
from contextlib import ExitStack
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
_session = ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    home = Path(os.environ.setdefault("BARZA_HOME", str(ROOT / "var" / "tests")))
    if "DATABASE_URL" not in os.environ:
        from barza.run import postgres

        os.environ["DATABASE_URL"] = _session.enter_context(
            postgres.serving(home / "postgres", durable=False)
        )


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Workers of xdist inherit the address, and hold nothing."""
    _session.close()
