"""What the test suite stands on: its database, and the table of requirements."""
