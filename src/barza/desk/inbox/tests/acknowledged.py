"""A citizen writes in the practice town, the desk takes it in, and acknowledges."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from barza.connectors.items import Author, Visibility
from barza.desk.accounts.models import Account
from barza.desk.cases import actions as cases
from barza.desk.cases.intake import drain
from barza.desk.cases.models import Case
from barza.desk.cases.tests.arriving import arrive, item
from barza.desk.channels import outbox
from barza.desk.channels.models import Delivery
from barza.desk.inbox.acknowledging import sending, wording
from barza.desk.inbox.actions import set_acknowledging
from barza.desk.inbox.models import Acknowledging
from barza.desk.people.models import Employee
from barza.testing import network
from barza.town.testing import TownHandle

MUSCAT = ZoneInfo("Asia/Muscat")
LIGHT = network.LIGHT


def muscat(day: int, hour: int, minute: int = 0, month: int = 3) -> dt.datetime:
    """An instant of spring 2026 by the clock in Muscat."""
    return dt.datetime(2026, month, day, hour, minute, tzinfo=MUSCAT).astimezone(dt.UTC)


FRIDAY = muscat(6, 2)
"""At two in the night of a Friday."""
BEFORE = FRIDAY - dt.timedelta(days=1)


def turned_on(account: Account, by: Employee, **fields: Any) -> Acknowledging:
    given = {
        "mode": "all",
        "text_ar": wording.DEFAULT_AR,
        "text_en": wording.DEFAULT_EN,
        "now": BEFORE,
        **fields,
    }
    return set_acknowledging(account, by=by, **given)


def writes(
    town: TownHandle,
    account: Account,
    text: str = LIGHT,
    *,
    at: dt.datetime = FRIDAY,
    private: bool = False,
    automatic: bool = False,
    handle: str = "",
) -> Case:
    """The citizen's words stand in the town, and are taken in as they come."""
    status = network.says(town, text, visibility="direct" if private else "public")
    author = status["account"]
    who = Author(
        author["id"], handle or author["acct"], author["display_name"], automatic=automatic
    )
    seen = Visibility.PRIVATE if private else Visibility.PUBLIC
    one = item(status["id"], author=who, text=text, at=at, visibility=seen)
    arrive(account, one, at=at)
    while drain(at):
        pass
    return Case.objects.get(thread__network_id=status["id"])


def acknowledged(now: dt.datetime) -> list[Delivery]:
    """One round of the job; all that the desk ever ordered by itself."""
    sending.acknowledge(now)
    return list(Delivery.objects.filter(automatic=True).order_by("pk"))


def carried_out(now: dt.datetime) -> list[Delivery]:
    """The same, and what was ordered is sent. In no transaction: a network is called."""
    sending.acknowledge(now)
    for pk in outbox.due(now):
        outbox.attempt(pk, now, cases.answered)
    return list(Delivery.objects.filter(automatic=True).order_by("pk"))
