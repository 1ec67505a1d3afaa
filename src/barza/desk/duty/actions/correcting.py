"""An entry that was granted is corrected by a counter-entry and a new one, never in place."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core import calendar as working
from barza.desk.core.errors import Refused
from barza.desk.duty import queries, rules
from barza.desk.duty.classes import classed
from barza.desk.duty.models import Klass, OvertimeEntry, State
from barza.desk.duty.queries.ledger import COUNTS
from barza.desk.duty.queries.work import work_in
from barza.desk.duty.spans import Span, minute_of, minutes
from barza.desk.people.models import Employee

from . import checking
from .ledger import locked, require_head
from .proposing import period_of, propose


@transaction.atomic
def correct(
    entry: OvertimeEntry,
    *,
    start_at: datetime | None = None,
    end_at: datetime | None = None,
    why: str,
    by: Employee,
    now: datetime,
) -> list[OvertimeEntry]:
    """Counters a granted entry and grants the right time in its place; without times, none.

    Both are posted to this month, so that a statement that payroll has stays as it was.
    Returns the counter-entry, then what takes the place, parted by class (P-68).
    """
    checking.lock_people(entry.employee)
    entry = locked(entry)
    require_head(entry, by, now)
    _check(entry, why)
    month = timezone.localdate(now).replace(day=1)
    made = [_post(entry, entry.span, Klass(entry.klass), -entry.minutes, month, why, by, now)]
    if start_at and end_at:
        for span, klass in _right(entry, Span(start_at, end_at), now):
            made.append(_post(entry, span, klass, minutes([span]), month, why, by, now))
    record(
        "overtime.corrected",
        by=by,
        about=entry,
        now=now,
        clause="P-68",
        why=why.strip(),
        before=entry.minutes,
        after=sum(one.minutes for one in made[1:]),
        entries=[one.pk for one in made],
    )
    _propose_again(entry, by, now)
    return made


def _check(entry: OvertimeEntry, why: str) -> None:
    if entry.state not in COUNTS or entry.counter_of_id:
        raise Refused(_("Only a granted entry is corrected."), clause="P-68")
    if OvertimeEntry.objects.filter(counter_of=entry).exists():
        raise Refused(
            _("This entry was corrected already. Correct the one in its place."), clause="P-68"
        )
    if not why.strip():
        raise Refused(_("Say why the entry is corrected."), clause="P-68")


def _right(entry: OvertimeEntry, span: Span, now: datetime) -> list[tuple[Span, Klass]]:
    """The new time by class. Raises ``Refused`` where the person has other time already."""
    if span.end <= span.start or any(minute_of(at) != at for at in span):
        raise Refused(_("The work must end after it begins, to the minute."), clause="P-68")
    if span.end > now or span.end - span.start > rules.LONGEST:
        raise Refused(_("Enter at most twelve hours, all in the past."), clause="P-68")
    pieces = _pieces(span)
    if queries.granted_beside(entry, span).exists():
        raise Refused(
            _("Part of this time is granted in another entry. Choose other times."), clause="P-68"
        )
    if not pieces:
        raise Refused(_("All of this is within the official hours."), clause="P-68")
    return pieces


def _pieces(span: Span) -> list[tuple[Span, Klass]]:
    """Raises ``Refused`` for days of which no working hours are known, of whatever century."""
    try:
        return list(classed(working.load(), span))
    except (LookupError, OverflowError) as missing:
        raise Refused(
            _("No working hours are set for this month. Enter them under Hours and holidays."),
            clause="P-42",
        ) from missing


def _post(
    entry: OvertimeEntry,
    span: Span,
    klass: Klass,
    amount: int,
    month: date,
    why: str,
    by: Employee,
    now: datetime,
) -> OvertimeEntry:
    is_counter = amount < 0
    return OvertimeEntry.objects.create(
        employee=entry.employee,
        account=entry.account,
        start_at=span.start,
        end_at=span.end,
        minutes=amount,
        klass=klass,
        source=entry.source,
        shift=entry.shift,
        assignment=entry.assignment,
        posted_on=month,
        state=State.APPROVED,
        choice=entry.choice,
        counter_of=entry if is_counter else None,
        replaces=None if is_counter else entry,
        why=why.strip(),
        decided_by=by,
        decided_at=now,
        expires_on=entry.expires_on,
    )


def _propose_again(entry: OvertimeEntry, by: Employee, now: datetime) -> None:
    """What the correction covers is no longer proposed."""
    month = timezone.localdate(entry.start_at).replace(day=1)
    period = period_of(month, working.load(), now)
    for person, work in work_in(period, entry.employee).items():
        propose(person, work, month, by=by, now=now)
