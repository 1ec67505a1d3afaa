import pytest

from barza.desk.accounts.models import Account
from barza.desk.people.models import Employee, Unit
from barza.testing import cast, network
from barza.testing.network import closed_connectors, no_jobs, town
from barza.town.testing import TownHandle

__all__ = ["closed_connectors", "no_jobs", "town"]


@pytest.fixture
def practice(town: TownHandle) -> Account:
    """Ours in the practice town, connected."""
    return network.account(town, is_practice=True)


@pytest.fixture
def salma(practice: Account) -> Employee:
    return cast.officer(practice)


@pytest.fixture
def roads() -> Unit:
    return cast.unit(code="D-ROA", name_ar="الطرق والإنارة", name_en="Roads and Lighting")
