"""How an account's channel is doing: kept in its cursor's row."""

from datetime import datetime, timedelta

from django.utils.timezone import localtime

from barza.connectors.errors import (
    ConnectorError,
    Expired,
    Forged,
    Permanent,
    Temporary,
    Unknown,
)
from barza.desk.accounts.models import Account

from .connectors import NotConnected
from .models import Cursor

SHORTEST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=5)
Problem = ConnectorError | NotConnected
BUDGET = "budget"
NAMES: dict[type[Problem], str] = {
    Temporary: "temporary",
    Unknown: "temporary",
    Permanent: "permanent",
    Expired: "expired",
    Forged: "forged",
    NotConnected: "not connected",
}


def works(account: Account, now: datetime) -> None:
    """Forgets a problem, and lets the looks go on."""
    Cursor.objects.filter(account=account).exclude(problem="").update(
        problem="", problem_text="", failing_since_at=None, next_look_at=now
    )


def failed(account: Account, problem: Problem, now: datetime) -> Cursor:
    """Notes the problem. Waits as long as it has lasted so far, which doubles each time."""
    cursor, _ = Cursor.objects.select_for_update().get_or_create(account=account)
    since = cursor.failing_since_at or now
    wish = timedelta(seconds=problem.retry_after if isinstance(problem, Temporary) else 0)
    wait = min(max(now - since, SHORTEST_WAIT), LONGEST_WAIT)
    cursor.problem, cursor.problem_text = name_of(problem), str(problem)
    cursor.failing_since_at, cursor.next_look_at = since, now + max(wait, wish)
    cursor.save()
    return cursor


def paused(account: Account, now: datetime) -> None:
    """The month's budget is spent: nothing is read until the next, or until there is more.

    No failure of the network's: how long it lasts isn't counted.
    """
    Cursor.objects.filter(account=account).update(
        problem=BUDGET, problem_text="", failing_since_at=None, next_look_at=_next_month(now)
    )


def _next_month(now: datetime) -> datetime:
    first = localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return (first + timedelta(days=32)).replace(day=1)


def name_of(problem: Problem) -> str:
    return next(name for kind, name in NAMES.items() if isinstance(problem, kind))
