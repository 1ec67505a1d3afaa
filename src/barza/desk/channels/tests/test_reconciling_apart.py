"""One event that can't be compared holds up no other (P-73)."""

from typing import Any

import pytest

from barza.connectors.items import Author, Item, ItemKind
from barza.desk.accounts.models import Account
from barza.desk.channels import actions, reconciling
from barza.desk.channels.models import Cursor, ReceivedEvent, UnexplainedItem
from barza.testing import cast
from barza.testing.cast import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-73")]
US = Author("us", "@us")


@pytest.fixture(name="account")
def watched() -> Account:
    """Without a network: what it told is stored here."""
    account = cast.account()
    Cursor.objects.create(account=account, watched_since_at=cast.FROM, caught_up_at=cast.FROM)
    return account


def tells(account: Account, id: str, **fields: Any) -> ReceivedEvent:
    item = Item(id=id, thread=id, author=US, text="خصم", at=NOON, own=True, **fields)
    actions.store(account, [item], "poll", NOON)
    return ReceivedEvent.objects.latest("pk")


def test_what_was_deleted_and_cannot_be_read_any_more_holds_up_nothing(account: Account) -> None:
    broken = tells(account, "1")
    ReceivedEvent.objects.filter(pk=broken.pk).update(item={"is": "no item"}, origin="")
    deleted = tells(account, "1", kind=ItemKind.DELETED)
    tells(cast.account(), "9")
    tells(account, "2")

    assert reconciling.reconcile(NOON) == 1

    deleted.refresh_from_db()
    assert deleted.origin == reconciling.CITIZEN
    assert UnexplainedItem.objects.get().network_id == "2"


def test_an_event_that_fails_is_left_alone_and_the_others_are_compared(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = tells(account, "1")
    tells(account, "2")
    opens = reconciling._open

    def fails(event: ReceivedEvent, *rest: Any) -> None:
        opens(event, *rest)
        if event.pk == failing.pk:
            raise RuntimeError("something nobody thought of")

    monkeypatch.setattr(reconciling, "_open", fails)
    assert reconciling.reconcile(NOON) == 1
    failing.refresh_from_db()
    assert failing.origin == ReceivedEvent.Origin.UNCHECKED
    assert UnexplainedItem.objects.get().network_id == "2", "nothing half done is left"
