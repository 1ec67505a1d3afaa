"""Which time is out of hours, and of what class: the ledger's question (P-68)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from barza.desk.core.calendar import WorkingCalendar
from barza.desk.core.models import WorkingHours

from .models import Klass
from .spans import Span, common, subtract


def klass_of(calendar: WorkingCalendar, day: date) -> Klass:
    """Of a local day: a holiday before the weekly rest, that before Ramadan, else a weekday.

    Raises ``LookupError`` when no working hours are set for the day.
    """
    hours = calendar.hours_on(day)
    if hours is None:
        raise LookupError(f"No working hours are set for {day}. Enter them first.")
    if day in calendar.holidays:
        return Klass.HOLIDAY
    if day.isoweekday() not in hours.weekdays:
        return Klass.WEEKLY_REST
    return Klass.RAMADAN if hours.occasion == WorkingHours.RAMADAN else Klass.WEEKDAY


def local_days(calendar: WorkingCalendar, span: Span) -> Iterator[tuple[date, Span]]:
    """The local days that a stretch of time touches, each whole, from midnight to midnight."""
    day = span.start.astimezone(calendar.zone).date()
    while midnight(calendar, day) < span.end:
        following = day + timedelta(days=1)
        yield day, Span(midnight(calendar, day), midnight(calendar, following))
        day = following


def midnight(calendar: WorkingCalendar, day: date) -> datetime:
    """When a local day begins, in UTC."""
    return datetime.combine(day, time(), calendar.zone).astimezone(UTC)


def outside(calendar: WorkingCalendar, spans: Iterable[Span]) -> list[Span]:
    """What of this time is outside the official hours."""
    spans = list(spans)
    official = [
        Span(window[0].astimezone(UTC), window[1].astimezone(UTC))
        for span in spans
        for day, _ in local_days(calendar, span)
        if (window := calendar.window(day))
    ]
    return subtract(spans, official)


def classed(calendar: WorkingCalendar, span: Span) -> Iterator[tuple[Span, Klass]]:
    """What is out of hours, parted at midnight and at the borders of the official hours."""
    for day, whole in local_days(calendar, span):
        for piece in outside(calendar, common([span], [whole])):
            yield piece, klass_of(calendar, day)
