"""What counts as history, and what does not (P-73): no network is asked here."""

import datetime as dt
from typing import Any

import pytest

from barza.connectors.items import Author, Item, ItemKind
from barza.desk.accounts.models import Account
from barza.desk.channels import actions, reconciling
from barza.desk.channels.models import Cursor, ReceivedEvent, UnexplainedItem
from barza.testing import cast

from .delivering import NOW, later

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-73")]
MINUTE = dt.timedelta(minutes=1)
US = Author("us", "@muscat")
Kind, Origin = UnexplainedItem.Kind, ReceivedEvent.Origin


def unexplained() -> list[tuple[str, str]]:
    rows = UnexplainedItem.objects.order_by("pk")
    return [(row.network_id, row.kind) for row in rows]


def cursor(account: Account, **fields: Any) -> Cursor:
    times = {"watched_since_at": NOW, "caught_up_at": NOW, **fields}
    return Cursor.objects.create(account=account, **times)


def ours(id: str, **fields: Any) -> Item:
    return Item(
        **{"id": id, "thread": id, "author": US, "text": "سلام", "at": NOW, "own": True, **fields}
    )


def test_what_stood_there_before_the_connection_is_history_whatever_its_number() -> None:
    account = cast.account()
    cursor(account, caught_up_at=None)
    posts = [ours(str(number), at=NOW - dt.timedelta(days=number)) for number in range(1000)]
    actions.store(account, posts, "poll", NOW)

    assert reconciling.reconcile(NOW) == 0

    assert not UnexplainedItem.objects.exists()
    assert ReceivedEvent.objects.filter(origin=Origin.HISTORY).count() == 1000


def test_history_that_is_removed_later_is_noticed() -> None:
    account = cast.account()
    cursor(account)
    actions.store(account, [ours("old", at=NOW - MINUTE, text="قديم")], "poll", NOW)
    gone = ours("old", kind=ItemKind.DELETED, at=later(60), own=False, text="")
    actions.store(account, [gone], "poll", later(60))

    reconciling.reconcile(later(60))

    assert unexplained() == [("old", Kind.DELETED)]
    assert UnexplainedItem.objects.get().text == "قديم"


def test_what_appears_during_a_long_first_sync_is_no_history() -> None:
    account = cast.account()
    cursor(account, caught_up_at=None)
    actions.store(account, [ours("new", at=NOW + 10 * MINUTE)], "poll", NOW + 11 * MINUTE)

    reconciling.reconcile(NOW + 11 * MINUTE)

    assert unexplained() == [("new", Kind.PUBLISHED)]


def test_a_date_before_the_connection_hides_nothing_that_comes_later() -> None:
    account = cast.account()
    cursor(account)
    actions.store(account, [ours("back", at=NOW - dt.timedelta(days=9))], "poll", later(60))

    reconciling.reconcile(later(60))

    assert unexplained() == [("back", Kind.PUBLISHED)]


def test_until_the_first_look_nothing_is_said() -> None:
    account = cast.account()
    actions.store(account, [ours("early")], "webhook", NOW)

    reconciling.reconcile(NOW)

    assert ReceivedEvent.objects.get().origin == Origin.UNCHECKED


def test_it_is_compared_once() -> None:
    account = cast.account()
    cursor(account)
    actions.store(account, [ours("x", at=later(30))], "poll", later(60))

    assert reconciling.reconcile(later(60)) == 1
    assert reconciling.reconcile(later(60)) == 0


def test_what_cannot_be_read_stands_in_the_way_of_nothing() -> None:
    account = cast.account()
    cursor(account)
    actions.store(account, [ours("odd", at=later(30)), ours("x", at=later(30))], "poll", later(60))
    ReceivedEvent.objects.filter(event="odd").update(item={})

    assert reconciling.reconcile(later(60)) == 1
    assert unexplained() == [("x", Kind.PUBLISHED)]
