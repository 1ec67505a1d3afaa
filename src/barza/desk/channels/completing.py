"""Asking a network for what a webhook left open: whose it is, and what it hangs from.

The webhook itself only verifies and stores. What is incomplete, the intake passes over; it is
asked for here, outside transactions, and the completed event wakes the intake.
"""

import logging
from datetime import datetime, timedelta

from django.utils import timezone

from barza.connectors.errors import ConnectorError
from barza.connectors.items import Item
from barza.desk.accounts.models import Account
from barza.desk.core.background import Background

from . import codec
from .actions.receiving import origin_of
from .connectors import NotConnected, connector_of
from .models import ReceivedEvent
from .outside import leave_the_database

log = logging.getLogger(__name__)
MANY = 50
"""Events of one round."""
EVERY = 1.0
"""Seconds between two rounds when there is nothing to ask for."""
LONGEST_WAIT = 600
"""Seconds between two attempts at one event."""


class Completing(Background):
    name = "completing"

    def work(self) -> None:
        if not complete(timezone.now()):
            self.stopping.wait(EVERY)


def complete(now: datetime) -> int:
    """One round; returns how many events were dealt with. Two workers at once do no harm."""
    waiting = ReceivedEvent.objects.filter(incomplete=True).exclude(not_before__gt=now)
    events = list(waiting.select_related("account").order_by("id")[:MANY])
    for event in events:
        try:
            item = _asked(event.account, codec.item_of(event.item))
        except (ConnectorError, NotConnected) as problem:
            _put_off(event, problem, now)
        else:
            _keep(event, item)
    return len(events)


def _asked(account: Account, item: Item) -> Item | None:
    connector = connector_of(account)
    leave_the_database()
    return connector.complete(item)


def _keep(event: ReceivedEvent, item: Item | None) -> None:
    """What doesn't concern the account isn't ours to keep."""
    same = ReceivedEvent.objects.filter(pk=event.pk, incomplete=True)
    if item is None:
        same.delete()
        return
    same.update(
        item=codec.dict_of(item),
        incomplete=False,
        origin=origin_of(item),
        not_before=None,
        tries=0,
        problem="",
    )


def _put_off(event: ReceivedEvent, problem: Exception, now: datetime) -> None:
    """Waits longer each time. A look may have told the same meanwhile under the same name: the
    row stays the only one, and is completed when the network answers again."""
    log.warning("event %s can't be completed yet: %s", event.pk, problem)
    wait = timedelta(seconds=min(2 ** min(event.tries + 1, 12), LONGEST_WAIT))
    ReceivedEvent.objects.filter(pk=event.pk, incomplete=True).update(
        not_before=now + wait, tries=min(event.tries + 1, 1000), problem=str(problem)[:500]
    )
