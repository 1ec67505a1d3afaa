"""Gives the tests a PostgreSQL before Django reads its settings."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    home = Path(os.environ.setdefault("BARZA_HOME", str(ROOT / "var" / "tests")))
    if "DATABASE_URL" not in os.environ:
        from barza.run import postgres

        os.environ["DATABASE_URL"] = postgres.start(home / "postgres", durable=False)
