"""The models are read once, before any clock of a test runs."""

import pytest

from barza.screening import read


@pytest.fixture(scope="session", autouse=True)
def _models_are_read() -> None:
    read("مرحبا hello")
