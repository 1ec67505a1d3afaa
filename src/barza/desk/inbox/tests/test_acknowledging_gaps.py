"""A gap in the connection costs no citizen their acknowledgement (P-43)."""

import datetime as dt

import pytest

from barza.desk.accounts import vault
from barza.desk.accounts.models import Account, Credential
from barza.desk.cases.tests.arriving import promise
from barza.desk.channels import connectors
from barza.desk.channels.models import Delivery
from barza.desk.core.models import Institution
from barza.desk.inbox.acknowledging import choosing, sending
from barza.desk.inbox.acknowledging.standing import Standing
from barza.desk.inbox.models import Acknowledgement
from barza.desk.people.models import Role
from barza.testing import cast
from barza.testing.cast import NOON
from barza.town.testing import TownHandle

from .acknowledged import FRIDAY, acknowledged, muscat, turned_on, writes

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("no_jobs"),
    pytest.mark.requirement("P-43"),
]
LATER = FRIDAY + dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def on(account: Account) -> None:
    cast.working_hours()
    promise()
    Institution.objects.create(name_ar="بلدية مسقط", name_en="Muscat Municipality", hotline="1111")
    turned_on(account, cast.officer(account, role=Role.SUPERVISOR))


def disconnected(account: Account) -> None:
    Credential.objects.filter(account=account).update(spent_at=FRIDAY)
    connectors.close_all()


def test_what_came_while_the_account_was_not_connected_is_acknowledged_afterwards(
    town: TownHandle, account: Account
) -> None:
    writes(town, account)
    disconnected(account)
    assert not acknowledged(FRIDAY)
    assert not Acknowledgement.objects.exists()

    Credential.objects.filter(account=account).update(spent_at=None)
    assert len(acknowledged(LATER)) == 1


def test_an_account_that_fails_holds_up_no_other(
    town: TownHandle, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever comes first fails, and the other is acknowledged."""
    second = Account.objects.get(pk=account.pk)
    second.pk = None
    second.handle = "@ruwi"
    second.save()
    vault.store(
        second,
        {"access_token": town.access_token, "webhook_secret": town.webhook_secret},
        by=cast.officer(second),
        now=NOON,
    )
    turned_on(second, cast.officer(second, role=Role.SUPERVISOR))
    writes(town, second)
    asked = choosing.waiting

    def fails(one: Standing, now: dt.datetime) -> object:
        if one.account == account:
            raise RuntimeError("something nobody thought of")
        return asked(one, now)

    monkeypatch.setattr(sending, "waiting", fails)
    assert [one.account for one in acknowledged(FRIDAY)] == [second]


@pytest.mark.parametrize("state", ["withdrawn", "refused"])
def test_a_citizen_whom_no_acknowledgement_reached_gets_one_with_the_next_case(
    town: TownHandle, account: Account, state: str
) -> None:
    writes(town, account)
    [first] = acknowledged(FRIDAY)
    Delivery.objects.filter(pk=first.pk).update(state=state, settled_at=FRIDAY)

    writes(town, account, "وما زالت معطلة", at=muscat(6, 3))
    assert len(acknowledged(muscat(6, 3, 1))) == 2
