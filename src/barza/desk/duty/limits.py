"""What a person has declared to be ready for outside the official hours (P-67)."""

from dataclasses import dataclass
from datetime import datetime, time

from barza.desk.people.models import Employee


@dataclass(frozen=True, slots=True)
class Limits:
    """``weekdays``: ISO numbers of the days on which a stretch may begin. It lasts from
    ``from_time`` to ``to_time``, past midnight when that is not later; both empty: all day.
    The numbers are of shifts in a week and of hours in a day, outside the official hours;
    None: as many as the rest allows.
    """

    weekdays: frozenset[int]
    from_time: time | None = None
    to_time: time | None = None
    most_shifts_a_week: int | None = None
    most_hours_a_day: int | None = None
    declared_at: datetime | None = None
    withdrawn_at: datetime | None = None


def limits_of(employee: Employee, now: datetime) -> Limits | None:  # noqa: ARG001 -- the join
    """The declaration in force, or None. The one place where declarations come in.

    Declarations are kept by ``people``; until it offers them, nobody has made one, so nobody
    is put on duty outside the official hours.
    """
    return None
