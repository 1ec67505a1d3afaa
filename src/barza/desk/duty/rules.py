"""What makes a rota lawful: nobody twice at once, enough rest, nothing beyond what was declared.

Nothing here reads the database or writes (P-43, P-67).
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from barza.desk.core.calendar import WorkingCalendar

from .classes import local_days, outside
from .limits import Limits
from .spans import Span, common, minutes, subtract, union

REST = timedelta(hours=11)
"""Between two shifts of a person."""
LONGEST = timedelta(hours=12)
"""A shift; longer watches are handed over."""


class Breach(StrEnum):
    """What a shift would break of a person's declaration."""

    NOT_DECLARED = "not_declared"
    TIME = "time"
    SHIFTS = "shifts"
    HOURS = "hours"


def overlapping(span: Span, others: Iterable[Span]) -> Span | None:
    """A shift of the person at the same time. One watch over several accounts has the same
    beginning and end on each, and is not two.
    """
    return next((other for other in others if other != span and other.overlaps(span)), None)


def short_of_rest(span: Span, others: Iterable[Span]) -> Span | None:
    """A shift of the person that ends less than the rest before this one, or begins after."""
    wide = Span(span.start - REST, span.end + REST)
    return next((other for other in others if other != span and other.overlaps(wide)), None)


def breach(
    span: Span, others: Iterable[Span], limits: Limits | None, calendar: WorkingCalendar
) -> Breach | None:
    """What of the declaration the shift would break, next to the person's ``others``."""
    late = outside(calendar, [span])
    if not late:
        return None
    if limits is None:
        return Breach.NOT_DECLARED
    if subtract(late, ready(limits, span, calendar)):
        return Breach.TIME
    all_of_them = {span, *others}
    if _too_many(span, all_of_them, limits.most_shifts_a_week, calendar):
        return Breach.SHIFTS
    if _too_long(late, all_of_them, limits.most_hours_a_day, calendar):
        return Breach.HOURS
    return None


def ready(limits: Limits, span: Span, calendar: WorkingCalendar) -> list[Span]:
    """The time around a stretch for which the person has declared to be ready."""
    wide = Span(span.start - timedelta(days=1), span.end)
    return union(
        _declared(limits, day, calendar)
        for day, _ in local_days(calendar, wide)
        if day.isoweekday() in limits.weekdays
    )


def gaps(window: Span, shifts: Iterable[Span]) -> list[Span]:
    """When nobody is on duty."""
    return subtract([window], shifts)


def week_of(day: date) -> date:
    """The Sunday with which the day's week begins."""
    return day - timedelta(days=day.isoweekday() % 7)


def _declared(limits: Limits, day: date, calendar: WorkingCalendar) -> Span:
    first, last = limits.from_time or time(), limits.to_time or time()
    following = day + timedelta(days=1) if last <= first else day
    return Span(
        datetime.combine(day, first, calendar.zone).astimezone(UTC),
        datetime.combine(following, last, calendar.zone).astimezone(UTC),
    )


def _too_many(span: Span, them: set[Span], most: int | None, calendar: WorkingCalendar) -> bool:
    if most is None:
        return False
    week = _week(span, calendar)
    same = [one for one in them if _week(one, calendar) == week and outside(calendar, [one])]
    return len(same) > most


def _week(span: Span, calendar: WorkingCalendar) -> date:
    return week_of(span.start.astimezone(calendar.zone).date())


def _too_long(
    late: list[Span], them: set[Span], most: int | None, calendar: WorkingCalendar
) -> bool:
    if most is None:
        return False
    worked = outside(calendar, them)
    days = [whole for piece in late for _, whole in local_days(calendar, piece)]
    return any(minutes(common(worked, [whole])) > most * 60 for whole in days)
