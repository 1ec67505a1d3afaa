"""Events as a network tells them, for tests of the intake."""

import datetime as dt
from typing import Any

from barza.connectors.items import Author, Item, ItemKind
from barza.desk.accounts.models import Account
from barza.desk.cases.models import Target
from barza.desk.channels.codec import dict_of
from barza.desk.channels.models import ReceivedEvent
from barza.testing.cast import NOON

MONA = Author(id="mona", handle="mona", name="منى")
SALIM = Author(id="salim", handle="salim", name="سالم")


def promise() -> None:
    """Everything urgent within 2 hours, everything else within 72 (acknowledged in 4)."""
    for urgency, acknowledge, answer in (
        ("urgent", 15, 120),
        ("high", 60, 1440),
        ("normal", 240, 4320),
    ):
        Target.objects.create(
            kind="*",
            urgency=urgency,
            acknowledge_minutes=acknowledge,
            answer_minutes=answer,
            valid_from_on=dt.date(2020, 1, 1),
        )


def item(id: str = "1", **fields: Any) -> Item:
    fields = {
        "thread": id,
        "author": MONA,
        "text": "الإنارة معطلة في شارعنا",
        "at": NOON,
        **fields,
    }
    return Item(id=id, **fields)


def edited(id: str, text: str, minutes: int = 5, **fields: Any) -> Item:
    stamp = NOON + dt.timedelta(minutes=minutes)
    return item(id, text=text, kind=ItemKind.EDITED, edited_at=stamp, **fields)


def arrive(account: Account, *items: Item, at: dt.datetime = NOON) -> None:
    for one in items:
        ReceivedEvent.objects.create(
            account=account, event=one.event, via="poll", item=dict_of(one), received_at=at
        )
