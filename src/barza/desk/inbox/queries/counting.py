from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

from barza.desk.cases.models import Case
from barza.desk.people.models import Employee

from .gate import account_ids
from .queues import Queue, in_queue

MOST = 100
"""Nobody needs to know whether 3,000 or 4,000 cases wait; counting them would cost it."""


class _Capped(Subquery):
    """How many rows a sliced query has, as a number."""

    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases stand in each queue, counted as far as ``MOST``."""

    of: dict[Queue, int]

    def shown(self, queue: Queue) -> str:
        count = self.of[queue]
        return f"{MOST - 1}+" if count >= MOST else str(count)


def counts(employee: Employee, now: datetime) -> Counts:
    """All queues in one query, beside the one that asks for the officer's accounts."""
    accounts = account_ids(employee, now)
    if not accounts:
        return Counts(dict.fromkeys(Queue, 0))
    capped = {queue.value: _Capped(_some(queue, employee, accounts, now)) for queue in Queue}
    row: Mapping[str, Any] = Employee.objects.filter(pk=employee.pk).values(**capped).get()
    return Counts({queue: row[queue.value] for queue in Queue})


def _some(
    queue: Queue, employee: Employee, accounts: list[int], now: datetime
) -> QuerySet[Case, Any]:
    found = in_queue(queue, employee, now).filter(account__in=accounts)
    return found.order_by().values("pk")[:MOST]
