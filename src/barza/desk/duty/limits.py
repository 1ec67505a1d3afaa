"""What a person has declared to be ready for outside the official hours (P-67)."""

from dataclasses import dataclass
from datetime import datetime, time

from barza.desk.people.models import Employee
from barza.desk.people.queries import readiness_of


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


def limits_of(employee: Employee, now: datetime) -> Limits | None:
    """The declaration in force, or None: who has made none is not put on duty outside hours."""
    declared = readiness_of(employee, now)
    if declared is None:
        return None
    all_day = declared.from_hour == declared.to_hour % 24
    return Limits(
        weekdays=frozenset(declared.weekdays),
        from_time=None if all_day else time(declared.from_hour),
        to_time=None if all_day else time(declared.to_hour % 24),
        most_shifts_a_week=declared.most_shifts_a_week,
        most_hours_a_day=declared.most_hours_a_day,
        declared_at=declared.declared_at,
        withdrawn_at=declared.withdrawn_at,
    )
