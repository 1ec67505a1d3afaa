"""Not calling a network more often than it lets us: one bucket of turns an account and use.

It stands in the database, so that all workers together keep the pace; what one of them is told
by ``Retry-After``, all of them respect. Accounts wait for themselves only.
"""

from datetime import UTC, datetime, timedelta

from django.db import connection

from barza.connectors.base import Pace, Use
from barza.desk.accounts.models import Account

from .models import Bucket

NONE = timedelta()
SHORTEST = timedelta(milliseconds=100)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""A bucket last used then is full."""
_TURNS = """
least(
    %(full)s,
    bucket.turns + %(a_second)s * greatest(0, extract(epoch FROM %(now)s - bucket.at))
)
"""
_TAKE = f"""
INSERT INTO channels_bucket AS bucket (account_id, use, turns, at)
VALUES (%(account)s, %(use)s, %(full)s - 1, %(now)s)
ON CONFLICT (account_id, use) DO UPDATE SET
    turns = {_TURNS} - 1, at = greatest(bucket.at, %(now)s)
WHERE {_TURNS} >= 1 - 1e-9 AND coalesce(bucket.not_before <= %(now)s, true)
RETURNING 1
"""  # noqa: S608 a constant


def take(account: Account, use: Use, pace: Pace | None, now: datetime) -> timedelta:
    """Takes a turn, and returns nothing to wait for; or takes none, and says how long to wait.

    Two workers never take the same turn. ``pace`` None: only ``hold`` lets anybody wait.
    """
    pace = pace or _BOUNDLESS
    values = {
        "account": account.pk,
        "use": use.value,
        "full": float(pace.turns),
        "a_second": pace.turns / pace.seconds,
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, values)
        if cursor.fetchone():
            return NONE
    return _wait(Bucket.objects.get(account=account, use=use), pace, now)


def hold(account: Account, use: Use, until: datetime) -> None:
    """Lets all workers wait, as the network asked; an earlier wish never shortens a later one."""
    bucket, _ = Bucket.objects.select_for_update().get_or_create(
        account=account, use=use, defaults={"turns": 0, "at": LONG_AGO}
    )
    bucket.not_before = max(filter(None, (bucket.not_before, until)))
    bucket.save(update_fields=["not_before"])


def _wait(bucket: Bucket, pace: Pace, now: datetime) -> timedelta:
    asked = (bucket.not_before or now) - now
    since = max(0.0, (now - bucket.at).total_seconds())
    left = bucket.turns + since * pace.turns / pace.seconds
    refill = timedelta(seconds=max(0.0, 1 - left) * pace.seconds / pace.turns)
    return max(asked, refill, SHORTEST)


_BOUNDLESS = Pace(1_000_000, 1)
