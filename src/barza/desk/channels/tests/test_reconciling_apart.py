"""One event that can't be compared holds up no other (P-73)."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from barza.connectors.items import Author, Item, ItemKind
from barza.desk.accounts.models import Account
from barza.desk.channels import actions, reconciling
from barza.desk.channels.models import Cursor, Delivery, ReceivedEvent, UnexplainedItem
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


def test_what_an_account_not_watched_yet_was_told_is_not_even_read(account: Account) -> None:
    other = cast.account()
    Cursor.objects.create(account=other)
    for unwatched in (other, cast.account()):
        tells(unwatched, "1")
    with CaptureQueriesContext(connection) as seen:
        assert reconciling.reconcile(NOON) == 0
    assert not any('FROM "channels_cursor"' in one["sql"] for one in seen)

    Cursor.objects.filter(account=other).update(watched_since_at=cast.FROM, caught_up_at=cast.FROM)
    assert reconciling.reconcile(NOON) == 1


@pytest.mark.parametrize(
    ("kind", "by"),
    [(ItemKind.MESSAGE, "delivery_not_there"), (ItemKind.DELETED, "delivery_unsettled")],
)
def test_the_deliveries_in_question_are_found_by_indexes_alone(
    account: Account, kind: ItemKind, by: str
) -> None:
    _many(account)
    tells(account, "7", parent="5", kind=kind)
    with CaptureQueriesContext(connection) as seen:
        reconciling.reconcile(NOON + dt.timedelta(hours=1))
    asked = [one["sql"] for one in seen if 'FROM "channels_delivery"' in one["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {asked[0]}")
        found = "\n".join(row[0] for row in cursor.fetchall())
    assert "delivery_by_network_id" in found, found
    assert by in found, found


def _many(account: Account) -> None:
    """So many that reading all of them would cost."""
    by = cast.officer(account)
    Delivery.objects.bulk_create(
        Delivery(
            account=account,
            by=by,
            text="تم",
            state="done",
            network_id=f"n{number}",
            created_at=NOON,
            not_before=NOON,
        )
        for number in range(5000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE channels_delivery")
