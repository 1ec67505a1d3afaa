"""Sends what waits: claimed in one transaction, called outside of any, settled in another."""

import logging
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from django.db import connection

from barza.desk.duty.models import Push

from . import posting, settling
from .posting import Fate, Outcome, Parcel

log = logging.getLogger(__name__)
AT_ONCE = 100
"""Notifications of one round; what is left waits for the next."""


def send_waiting(clock: Callable[[], datetime]) -> int:
    """All whose time has come; returns how many the services took. A service that was not
    reached, or did not answer, is not asked again in this round: its silence holds up no other."""
    now = clock()
    settling.abandon(now)
    due = Push.objects.filter(state=Push.State.WAITING, due_at__lte=now)
    silent: set[str] = set()
    waiting = list(due.order_by("due_at", "id").values_list("pk", flat=True)[:AT_ONCE])
    return sum(_send(pk, clock, silent) for pk in waiting)


def _send(pk: int, clock: Callable[[], datetime], silent: set[str]) -> bool:
    parcel = settling.claim(pk, clock())
    if parcel is None:
        return False
    host = urlsplit(parcel.endpoint).netloc
    outcome = Outcome(Fate.AGAIN, "not reached") if host in silent else _posted(parcel, clock())
    if outcome.said in ("not reached", "timed out"):
        silent.add(host)
    push = settling.settle(pk, outcome, clock())
    log.info("push %s: %s (%s)", pk, push.state, outcome.said)
    return outcome.fate is Fate.SENT


def _posted(parcel: Parcel, now: datetime) -> Outcome:
    """Holds no connection to the database meanwhile. Raises ``RuntimeError`` in a transaction."""
    if connection.in_atomic_block:
        raise RuntimeError("A network is never called inside a transaction.")
    connection.close()
    return posting.post(parcel, now)
