import pytest

from barza.desk.accounts.models import Account
from barza.desk.channels.models import Delivery
from barza.testing import network
from barza.testing.network import closed_connectors, faulty, no_jobs, town
from barza.town.testing import TownHandle

from . import delivering

__all__ = ["closed_connectors", "faulty", "no_jobs", "town"]


@pytest.fixture
def account(town: TownHandle) -> Account:
    return network.account(town)


@pytest.fixture
def delivery(town: TownHandle, account: Account) -> Delivery:
    return delivering.ordered(town, account)


@pytest.fixture
def nothing_settled() -> None:
    delivering.settled.clear()
