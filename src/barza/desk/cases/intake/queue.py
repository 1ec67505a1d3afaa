from dataclasses import dataclass
from datetime import datetime, timedelta

from . import sql

CLAIM = """
SELECT id, account_id, item::text, received_at, tries FROM channels_receivedevent
WHERE taken_at IS NULL AND NOT incomplete AND (not_before IS NULL OR not_before <= %s)
ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED
"""
TAKEN = "UPDATE channels_receivedevent SET taken_at = %s WHERE id = ANY(%s)"
LATER = """
UPDATE channels_receivedevent SET tries = tries + 1, not_before = %s
WHERE id = %s AND taken_at IS NULL
"""
BROKEN = """
UPDATE channels_receivedevent SET taken_at = %s, problem = %s
WHERE id = %s AND taken_at IS NULL
"""
PATIENCE = 6
"""How often an event waits for the one before it: about two minutes in all."""
LONGEST_WAIT = 3600
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Event:
    id: int
    account: int
    item: str
    received_at: datetime
    tries: int


def claim(now: datetime, limit: int) -> list[Event]:
    """The oldest events not taken in, locked; another worker takes others meanwhile."""
    return [Event(*row) for row in sql.run(CLAIM, now, limit)]


def mark_taken(events: list[Event], now: datetime) -> None:
    sql.run(TAKEN, now, [event.id for event in events])


def put_off(events: list[Event], now: datetime) -> None:
    """Waits longer each time: 2, 4, 8 … seconds, up to an hour."""
    for event in events:
        wait = min(2 ** (event.tries + 1), LONGEST_WAIT)
        sql.run(LATER, now + timedelta(seconds=wait), event.id)


def set_aside(event: Event, problem: str, now: datetime) -> None:
    """Keeps an event that can't be read, with the reason, out of the others' way."""
    sql.run(BROKEN, now, problem, event.id)
