"""Bringing a person's proposals for a month in line with their work. Decided entries stay."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core import calendar as working
from barza.desk.core.calendar import WorkingCalendar
from barza.desk.core.errors import Refused
from barza.desk.duty.classes import midnight
from barza.desk.duty.models import OvertimeEntry, Shift, State
from barza.desk.duty.reckoning import Piece, Work, reckon
from barza.desk.duty.spans import Span, minute_of, minutes
from barza.desk.people.models import Employee

Key = tuple[int, datetime, datetime, str, str, int | None, str]
ASSIGNED = OvertimeEntry.Assignment.ASSIGNED
UNASSIGNED = OvertimeEntry.Assignment.UNASSIGNED


def period_of(month: date, calendar: WorkingCalendar, now: datetime) -> Span:
    """The month in Muscat, as far as it has passed."""
    following = (month.replace(day=1) + timedelta(days=32)).replace(day=1)
    end = min(midnight(calendar, following), minute_of(now))
    return Span(midnight(calendar, month.replace(day=1)), end)


def propose(
    person: int, work: Work, month: date, *, by: Employee | str, now: datetime
) -> tuple[int, int]:
    """How many proposals were added and removed. The person's row is locked.

    Raises ``Refused`` when no working hours are set for a day of the month.
    """
    employee = Employee.objects.select_for_update().get(pk=person)
    calendar = working.load()
    period = period_of(month, calendar, now)
    if period.end <= period.start:
        return 0, 0
    pieces = _reckoned(period, work, calendar, _decided(employee, period))
    wanted = dict(_keyed(employee, pieces, month))
    stale = []
    for entry in _proposals(employee, period):
        if wanted.pop(_key(entry), None) is None:
            stale.append(entry.pk)
    OvertimeEntry.objects.filter(pk__in=stale, state=State.PROPOSED).delete()
    OvertimeEntry.objects.bulk_create(wanted.values())
    if wanted or stale:
        record(
            "overtime.computed",
            by=by,
            about=employee,
            now=now,
            clause="P-68",
            month=f"{month:%Y-%m}",
            added=len(wanted),
            removed=len(stale),
        )
    return len(wanted), len(stale)


def _reckoned(
    period: Span, work: Work, calendar: WorkingCalendar, decided: list[Span]
) -> list[Piece]:
    try:
        return reckon(period, work, calendar, decided)
    except LookupError as missing:
        raise Refused(
            _("No working hours are set for this month. Enter them under Hours and holidays."),
            clause="P-42",
        ) from missing


def _decided(employee: Employee, period: Span) -> list[Span]:
    """Time that somebody decided on, also when that was countered: it is never proposed again."""
    entries = _of(employee, period).exclude(state=State.PROPOSED)
    return [Span(*times) for times in entries.values_list("start_at", "end_at")]


def _proposals(employee: Employee, period: Span) -> Iterable[OvertimeEntry]:
    return _of(employee, period).filter(state=State.PROPOSED).select_for_update()


def _of(employee: Employee, period: Span) -> QuerySet[OvertimeEntry]:
    return OvertimeEntry.objects.filter(
        employee=employee, start_at__lt=period.end, end_at__gt=period.start
    )


def _keyed(
    employee: Employee, pieces: list[Piece], month: date
) -> Iterable[tuple[Key, OvertimeEntry]]:
    shifts = Shift.objects.in_bulk({piece.shift for piece in pieces if piece.shift})
    for piece in pieces:
        shift = shifts.get(piece.shift or 0)
        entry = OvertimeEntry(
            employee=employee,
            account_id=piece.account,
            start_at=piece.span.start,
            end_at=piece.span.end,
            minutes=minutes([piece.span]),
            klass=piece.klass,
            source=piece.source,
            shift=shift,
            assignment=ASSIGNED if shift and shift.reference else UNASSIGNED,
            posted_on=month.replace(day=1),
        )
        yield _key(entry), entry


def _key(entry: OvertimeEntry) -> Key:
    return (
        *(entry.account_id, entry.start_at, entry.end_at, str(entry.klass), str(entry.source)),
        *(entry.shift_id, str(entry.assignment)),
    )
