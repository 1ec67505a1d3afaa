"""Working time: when the institution works, and when so many working minutes have passed.

The latest hours in force on a day win, so that Ramadan's row covers its own days only; a
holiday or a weekday without work has none (P-42).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from . import holidays
from .models import Holiday, Institution, WorkingHours

FURTHEST = timedelta(days=3 * 366)
"""A deadline further away than this means that no working hours are set."""


@dataclass(frozen=True)
class Hours:
    first: date
    last: date | None
    weekdays: frozenset[int]
    opens: time
    closes: time
    occasion: str = ""

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class WorkingCalendar:
    """``hours`` in order of their first day; ``holidays`` as local dates."""

    zone: ZoneInfo
    hours: tuple[Hours, ...]
    holidays: frozenset[date]

    def hours_on(self, day: date) -> Hours | None:
        """The hours in force on a local day, a day of rest or not; None: none are set."""
        return next((hours for hours in reversed(self.hours) if hours.covers(day)), None)

    def window(self, day: date) -> tuple[datetime, datetime] | None:
        """From when to when the institution works on a local day; None: it doesn't."""
        hours = self.hours_on(day)
        if hours is None or day in self.holidays or day.isoweekday() not in hours.weekdays:
            return None
        return (
            datetime.combine(day, hours.opens, self.zone),
            datetime.combine(day, hours.closes, self.zone),
        )

    def is_open(self, at: datetime) -> bool:
        return self.closing(at) is not None

    def closing(self, at: datetime) -> datetime | None:
        """When the working day that is running then ends, in UTC; None: none is running."""
        window = self.window(at.astimezone(self.zone).date())
        running = window is not None and window[0] <= at < window[1]
        return window[1].astimezone(UTC) if window and running else None

    def after(self, start: datetime, minutes: int) -> datetime:
        """When ``minutes`` of working time have passed since ``start``, in UTC.

        Raises ``LookupError`` when no working hours are set that far ahead.
        """
        left = timedelta(minutes=minutes)
        day = start.astimezone(self.zone).date()
        while day - start.date() < FURTHEST:
            window = self.window(day)
            if window and window[1] > start:
                begin = max(window[0], start)
                if window[1] - begin >= left:
                    return (begin + left).astimezone(UTC)
                left -= window[1] - begin
            day += timedelta(days=1)
        raise LookupError("No working hours are set for the time ahead. Enter them first.")


def load() -> WorkingCalendar:
    institution = Institution.objects.first()
    return WorkingCalendar(
        zone=ZoneInfo(institution.timezone if institution else "Asia/Muscat"),
        hours=tuple(
            Hours(
                row.valid_from_on,
                row.valid_to_on,
                frozenset(row.weekdays),
                row.opens_at,
                row.closes_at,
                row.occasion,
            )
            for row in WorkingHours.objects.order_by("valid_from_on", "id")
        ),
        holidays=holidays.days_off(Holiday.objects.values_list("on", "occasion", "kind")),
    )
