import pytest

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Case
from barza.desk.people.models import Employee
from barza.testing import cast, network
from barza.testing.network import closed_connectors, faulty, no_jobs, town
from barza.town.testing import TownHandle

__all__ = ["closed_connectors", "faulty", "no_jobs", "town"]


@pytest.fixture
def account(town: TownHandle) -> Account:
    """Ours in the practice town."""
    return network.account(town)


@pytest.fixture
def case(town: TownHandle, account: Account) -> Case:
    """About something that a citizen really wrote there."""
    return network.case(town, account)


@pytest.fixture
def salma(account: Account) -> Employee:
    return cast.officer(account)
