"""Looking at a network for what has happened since the last look."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from barza.connectors.base import Connector, Use
from barza.connectors.errors import ConnectorError, Temporary
from barza.connectors.items import Batch
from barza.desk.accounts.models import Account, Credential

from . import health, pace, spending
from .actions.receiving import store
from .connectors import NotConnected, connector_of
from .models import Cursor, ReceivedEvent
from .outside import leave_the_database

log = logging.getLogger(__name__)
EVERY = timedelta(seconds=5)
"""How often an account is looked at while all is well."""
LEASE = timedelta(seconds=90)
"""How long a look may take before another worker may think that its own is due."""
BATCHES = 25
"""Batches of one look; the next look goes on."""
KEPT = (
    "position",
    "last_item_at",
    "watched_since_at",
    "caught_up_at",
    "problem",
    "problem_text",
    "failing_since_at",
)
"""What a stored batch changes in the cursor. When the next look is due, its pace says."""


def due(now: datetime) -> list[int]:
    """Active accounts whose next look has come; those never looked at included."""
    active = Account.objects.filter(state=Account.State.ACTIVE)
    never_or_due = Q(cursor=None) | Q(cursor__next_look_at=None) | Q(cursor__next_look_at__lte=now)
    return list(active.filter(never_or_due).order_by("id").values_list("pk", flat=True))


def look(account: Account, now: datetime) -> int:
    """Stores what is new; returns how many events were. Another's look under way: none.

    Each batch and the cursor behind it are stored in one transaction: a look that dies
    loses nothing, and what it told before is not stored again.
    """
    cursor = _begin(account, now)
    if cursor is None:
        return 0
    told = 0
    try:
        connector = connector_of(account)
        for _ in range(BATCHES):
            if not _has_turn(account, connector, now):
                return told
            leave_the_database()
            batch = connector.fetch(cursor.position)
            new = _keep(cursor, account, batch, now)
            spending.charge(account, connector.prices, Use.READ, items=len(batch.items), now=now)
            told += new or 0
            if new is None or not batch.more:
                break
    except (ConnectorError, NotConnected) as problem:
        _fail(account, problem, now)
    else:
        _end(account, now)
    return told


@dataclass(slots=True)
class _Position:
    position: str


@transaction.atomic
def _begin(account: Account, now: datetime) -> _Position | None:
    """Takes the account's next look, by putting the one after it off; None: not due."""
    cursor, _ = Cursor.objects.select_for_update().get_or_create(account=account)
    if cursor.next_look_at and cursor.next_look_at > now:
        return None
    if cursor.problem == "expired" and not _is_reconnected(cursor):
        return None
    cursor.next_look_at, cursor.looked_at = now + LEASE, now
    cursor.save(update_fields=["next_look_at", "looked_at"])
    return _Position(cursor.position)


@transaction.atomic
def _has_turn(account: Account, connector: Connector, now: datetime) -> bool:
    """Whether the network lets us come now, and the month's budget too; else puts the look off."""
    if not spending.may_read(account, connector.prices, now):
        health.paused(account, now)
        return False
    wait = pace.take(account, Use.READ, connector.paces.get(Use.READ), now)
    if wait:
        Cursor.objects.filter(account=account).update(next_look_at=now + wait)
    return not wait


@transaction.atomic
def _keep(read: _Position, account: Account, batch: Batch, now: datetime) -> int | None:
    """Stores one batch, forgets a problem, moves on; None when another look has moved on."""
    cursor = Cursor.objects.select_for_update().get(account=account)
    if cursor.position != read.position:
        return None
    new = store(account, batch.items, ReceivedEvent.Via.POLL, now)
    cursor.position = read.position = batch.cursor
    if new:
        cursor.last_item_at = now
    cursor.watched_since_at = cursor.watched_since_at or now
    cursor.problem, cursor.problem_text, cursor.failing_since_at = "", "", None
    if not batch.more:
        cursor.caught_up_at = cursor.caught_up_at or now
    cursor.save(update_fields=KEPT)
    return new


@transaction.atomic
def _end(account: Account, now: datetime) -> None:
    Cursor.objects.filter(account=account).update(
        next_look_at=now + EVERY, problem="", problem_text="", failing_since_at=None
    )


@transaction.atomic
def _fail(account: Account, problem: health.Problem, now: datetime) -> None:
    if isinstance(problem, Temporary) and problem.retry_after:
        pace.hold(account, Use.READ, now + timedelta(seconds=problem.retry_after))
    cursor = health.failed(account, problem, now)
    log.warning("account %s: %s (%s)", account.pk, cursor.problem, problem)


def _is_reconnected(cursor: Cursor) -> bool:
    """Whether a credential was given since the network refused the one we had.

    The same one counts: the network may have locked the account, and opened it again.
    """
    given = Credential.objects.filter(account=cursor.account_id)
    return given.filter(given_at__gt=cursor.failing_since_at).exists()
