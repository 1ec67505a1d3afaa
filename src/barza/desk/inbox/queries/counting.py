"""How many cases stand in each queue, and what waits to be reviewed: capped, in one statement.

Written as SQL, for the statement is the same each time and stands on every page: to have it
built anew by the ORM took longer than to run it. A test holds it to ``in_queue``.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from barza.desk.people.models import Employee

from .gate import account_ids, moderated_ids
from .queues import SOON, Queue

MOST = 100
"""Nobody needs to know whether 3,000 or 4,000 cases wait; counting them would cost it."""

_IN_QUEUE = {
    Queue.MINE: "holder_id = %(me)s AND held_until > %(now)s",
    Queue.MENTIONS: """id IN (SELECT case_id FROM inbox_mention
JOIN inbox_note ON inbox_note.id = note_id WHERE employee_id = %(me)s AND read_at IS NULL)""",
    Queue.UNASSIGNED: "state = 'open' AND holder_id IS NULL",
    Queue.DUE_SOON: "state = 'open' AND due_at >= %(now)s AND due_at < %(soon)s",
    Queue.OVERDUE: "state = 'open' AND due_at < %(now)s",
    Queue.WAITING: "state = 'answered'",
    Queue.ALL: "true",
}
_COUNT = """(SELECT count(*) FROM (SELECT FROM cases_case
WHERE account_id = ANY(%(accounts)s) AND {condition} LIMIT %(most)s) AS counted)"""
_REVIEW = """(SELECT count(*) FROM (SELECT FROM inbox_remark
WHERE account_id = ANY(%(moderated)s) AND state = 'open' AND by_id <> %(me)s
LIMIT %(most)s) AS counted)"""
_COUNTS = "SELECT " + ", ".join(
    [*(_COUNT.format(condition=_IN_QUEUE[queue]) for queue in Queue), _REVIEW]
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases stand in each queue, counted as far as ``MOST``.

    ``review`` is how many remarks wait for this person; None for who may not decide on any.
    """

    of: dict[Queue, int]
    review: int | None = None

    def shown(self, queue: Queue) -> str:
        return capped(self.of[queue])


def capped(count: int) -> str:
    return f"{MOST - 1}+" if count >= MOST else str(count)


def counts(employee: Employee, now: datetime) -> Counts:
    """All queues in one query, beside the one that asks for the officer's accounts."""
    moderated = moderated_ids(employee, now)
    asked: dict[str, Any] = {
        "me": employee.pk,
        "now": now,
        "soon": now + SOON,
        "accounts": account_ids(employee, now),
        "moderated": moderated,
        "most": MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, asked)
        row: list[int] = list(cursor.fetchone() or ())
    review, queues = row[-1], row[:-1]
    return Counts(dict(zip(Queue, queues, strict=True)), review if moderated else None)
