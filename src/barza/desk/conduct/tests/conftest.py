from pathlib import Path

import pytest
from pytest_django import Settings

from barza.desk.people.models import Employee

from .town_hall import Hall, hall


@pytest.fixture(autouse=True)
def kept_files_are_temporary(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def house(db: None) -> Hall:
    return hall()


@pytest.fixture
def salma(house: Hall) -> Employee:
    return house.salma
