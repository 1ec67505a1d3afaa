"""Official hours, Ramadan and holidays, as personnel or senior management enter them (P-42)."""

from collections.abc import Collection
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core import calendar as working
from barza.desk.core import holidays
from barza.desk.core.errors import Refused
from barza.desk.core.models import Holiday, WorkingHours
from barza.desk.duty import queries
from barza.desk.people.models import Employee

MOST_DAYS = 14
RULE = "RD 88/2022, RD 15/2025"
FORECAST = Holiday.Kind.FORECAST


@transaction.atomic
def forecast_holidays(year: int, *, by: Employee, now: datetime) -> int:
    """Writes down what the rule foresees for a year; announcements stay. Returns the days."""
    _require(by)
    if year not in holidays.YEARS:
        raise Refused(
            _("The rule reaches from %(first)s to %(last)s. Choose a year between.")
            % {"first": holidays.YEARS[0], "last": holidays.YEARS[-1]},
            clause="P-42",
        )
    foreseen = holidays.forecast(year, _rest(date(year, 1, 1)))
    known = Holiday.objects.select_for_update().filter(kind=FORECAST)
    known.filter(occasion__in={one.occasion for one in foreseen}).delete()
    made = Holiday.objects.bulk_create(
        Holiday(
            on=one.on,
            occasion=one.occasion,
            kind=FORECAST,
            name_ar=one.names[0],
            name_en=one.names[1],
            source=RULE,
        )
        for one in foreseen
    )
    days = [one.on.isoformat() for one in foreseen]
    record("holidays.forecast", by=by, about=made[0], now=now, clause="P-42", days=days)
    return len(made)


@transaction.atomic
def announce_holiday(
    *,
    occasion: str,
    days: Collection[date],
    name_ar: str,
    name_en: str,
    source: str,
    by: Employee,
    now: datetime,
) -> list[Holiday]:
    """Enters the days that were announced for an occasion, in place of its forecast and of an
    earlier announcement. ``source`` says where it was announced.
    """
    _require(by)
    occasion, source = occasion.strip(), source.strip()
    if not occasion or not source or not name_ar.strip() or not name_en.strip():
        raise Refused(_("Name the occasion, and say where it was announced."), clause="P-42")
    if not days or len(set(days)) > MOST_DAYS:
        raise Refused(_("Enter the days, a fortnight at most."), clause="P-42")
    kind = Holiday.Kind.ANNOUNCED
    earlier = Holiday.objects.select_for_update().filter(occasion=occasion, kind=kind)
    before = [row.on.isoformat() for row in earlier]
    earlier.delete()
    made = [
        Holiday.objects.create(
            on=day,
            occasion=occasion,
            kind=kind,
            name_ar=name_ar.strip(),
            name_en=name_en.strip(),
            announced_at=now,
            source=source,
        )
        for day in sorted(set(days))
    ]
    record(
        "holiday.announced",
        by=by,
        about=made[0],
        now=now,
        clause="P-42",
        occasion=occasion,
        before=before,
        days=[row.on.isoformat() for row in made],
        source=source,
    )
    return made


@transaction.atomic
def set_hours(
    *,
    valid_from_on: date,
    valid_to_on: date | None,
    weekdays: Collection[int],
    opens_at: time,
    closes_at: time,
    occasion: str = "",
    source: str,
    by: Employee,
    now: datetime,
) -> WorkingHours:
    """Enters hours from a day on. Those of Ramadan take the place of what was entered for the
    same Ramadan: there is one row a year.
    """
    _require(by)
    ramadan = occasion == WorkingHours.RAMADAN
    _check_hours(valid_from_on, valid_to_on, weekdays, opens_at, closes_at, ramadan)
    if not source.strip():
        raise Refused(_("Say where the hours were announced."), clause="P-42")
    if ramadan:
        same = WorkingHours.objects.select_for_update().filter(
            occasion=occasion, valid_from_on__lte=valid_to_on, valid_to_on__gte=valid_from_on
        )
        same.delete()
    row = WorkingHours.objects.create(
        valid_from_on=valid_from_on,
        valid_to_on=valid_to_on,
        weekdays=sorted(set(weekdays)),
        opens_at=opens_at,
        closes_at=closes_at,
        occasion=occasion,
        source=source.strip(),
    )
    record(
        "hours.set",
        by=by,
        about=row,
        now=now,
        clause="P-42",
        weekdays=row.weekdays,
        opens=opens_at.isoformat(),
        closes=closes_at.isoformat(),
        occasion=occasion,
        source=row.source,
        first=valid_from_on.isoformat(),
        last=valid_to_on.isoformat() if valid_to_on else "",
    )
    return row


def _check_hours(
    first: date,
    last: date | None,
    weekdays: Collection[int],
    opens: time,
    closes: time,
    ramadan: bool,
) -> None:
    if closes <= opens or (last and last < first):
        raise Refused(_("Hours end after they begin, and so do the days."), clause="P-42")
    if not weekdays or not set(weekdays) <= set(range(1, 8)):
        raise Refused(_("Choose the days of the week."), clause="P-42")
    if ramadan and (last is None or (last - first).days not in (28, 29)):
        raise Refused(_("Ramadan has 29 or 30 days. Enter its first and last day."), clause="P-42")


def _rest(day: date) -> frozenset[int]:
    hours = working.load().hours_on(day)
    return frozenset(range(1, 8)) - hours.weekdays if hours else holidays.FRIDAY_AND_SATURDAY


def _require(by: Employee) -> None:
    if not queries.keeps_calendar(by):
        raise Refused(
            _("Human resources or senior management enter hours and holidays. Ask them."),
            clause="P-42",
        )
