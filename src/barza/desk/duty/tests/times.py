"""The calendar that these tests reckon with: spring 2026, with Ramadan and Eid al-Fitr."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from barza.desk.core.calendar import Hours, WorkingCalendar
from barza.desk.duty.spans import Span

MUSCAT = ZoneInfo("Asia/Muscat")
SUNDAY_TO_THURSDAY = frozenset({7, 1, 2, 3, 4})
EID = frozenset(date(2026, 3, day) for day in range(18, 24))
CALENDAR = WorkingCalendar(
    zone=MUSCAT,
    hours=(
        Hours(date(2022, 5, 15), None, SUNDAY_TO_THURSDAY, time(7, 30), time(14, 30)),
        Hours(
            date(2026, 2, 18), date(2026, 3, 19), SUNDAY_TO_THURSDAY, time(9), time(14), "ramadan"
        ),
    ),
    holidays=EID,
)


def muscat(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of 2026 by the clock in Muscat, in UTC."""
    return datetime(2026, month, day, hour, minute, tzinfo=MUSCAT).astimezone(UTC)


def span(first: tuple[int, ...], last: tuple[int, ...]) -> Span:
    """From (month, day, hour[, minute]) to the same."""
    return Span(muscat(*first), muscat(*last))
