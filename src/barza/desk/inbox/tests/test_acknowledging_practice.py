"""In the practice town nothing reaches anybody, so nobody is told of it by a machine (P-43)."""

import pytest

from barza.desk.accounts.models import Account
from barza.desk.cases.tests.arriving import promise
from barza.desk.core.errors import Refused
from barza.desk.core.models import Institution
from barza.desk.inbox.acknowledging.standing import standing
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.town.testing import TownHandle

from .acknowledged import FRIDAY, acknowledged, turned_on, writes

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("no_jobs"),
    pytest.mark.requirement("P-43"),
]


@pytest.fixture(autouse=True)
def house() -> None:
    cast.working_hours()
    promise()
    Institution.objects.create(name_ar="بلدية مسقط", name_en="Muscat Municipality", hotline="1111")


@pytest.fixture
def said(account: Account) -> Employee:
    return cast.officer(account, role=Role.SUPERVISOR)


def test_an_account_that_became_a_practice_account_acknowledges_nothing(
    town: TownHandle, account: Account, said: Employee
) -> None:
    turned_on(account, said)
    writes(town, account)
    account.is_practice = True
    account.save()
    assert not acknowledged(FRIDAY)
    one = standing(account, FRIDAY)
    assert (one.is_on, one.is_stopped) == (False, False)


def test_for_a_practice_account_it_can_only_be_turned_off(account: Account, said: Employee) -> None:
    account.is_practice = True
    account.save()
    with pytest.raises(Refused, match="practice"):
        turned_on(account, said)
    assert turned_on(account, said, mode="off").mode == "off"
