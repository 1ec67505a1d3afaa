"""The periods that concerns and conduct files run on, as dated data: ``data/periods.toml``."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.utils.translation import gettext as _

from barza.desk.core import calendar
from barza.desk.core.errors import Refused

FURTHEST = timedelta(days=400)
"""A deadline further away than this means that no working hours are set."""


@dataclass(frozen=True, slots=True)
class Periods:
    """Days and years, from one day on. Working days follow the institution's calendar."""

    from_on: date
    acknowledge_working_days: int
    answer_working_days: int
    reply_working_days: int
    grievance_days: int
    precaution_most_days: int
    retention_years_proved: int
    retention_years_not_proved: int


def _read() -> tuple[Periods, ...]:
    path = Path(__file__).parent / "data" / "periods.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["period"]
    return tuple(sorted((Periods(**row) for row in rows), key=lambda row: row.from_on))


ROWS = _read()


def in_force(now: datetime) -> Periods:
    """Raises ``LookupError`` when no row has begun: a period is never made up."""
    begun = [row for row in ROWS if row.from_on <= now.date()]
    if not begun:
        raise LookupError(f"data/periods.toml has no row for {now.date()}.")
    return begun[-1]


def working_days_after(start: datetime, *days: int) -> list[datetime]:
    """For each number, when that many working days have passed: the close of the last of them.

    The day on which it starts is not counted. Raises ``Refused`` when the working hours aren't set.
    """
    working = calendar.load()
    day, closes = start.astimezone(working.zone).date(), list[datetime]()
    while len(closes) < max(days):
        day += timedelta(days=1)
        if day - start.date() > FURTHEST:
            raise Refused(
                _("No working hours are set, so no deadline can be promised. Enter them first."),
                clause="P-42",
            )
        if window := working.window(day):
            closes.append(window[1].astimezone(UTC))
    return [closes[number - 1] for number in days]


def years_after(start: datetime, years: int) -> datetime:
    """The same day so many years later; 29 February becomes 1 March."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, month=3, day=1)
