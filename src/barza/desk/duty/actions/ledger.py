"""The ledger of out-of-hours work: computed, decided on, chosen, settled (P-68)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from barza.desk.audit.actions import Actor, record
from barza.desk.core import calendar as working
from barza.desk.core.errors import Refused
from barza.desk.duty import queries
from barza.desk.duty.models import Choice, OvertimeEntry, State
from barza.desk.duty.queries.work import work_in
from barza.desk.duty.rates import Rates
from barza.desk.duty.reckoning import Work
from barza.desk.people.models import Employee

from . import checking
from .proposing import period_of, propose


@transaction.atomic
def compute_overtime(month: date, *, by: Employee | str = Actor.SYSTEM, now: datetime) -> int:
    """Proposes everybody's out-of-hours work of a month, as far as it has passed; returns how
    many proposals are new. Run again, it changes only what changed; decided entries never.
    """
    if isinstance(by, Employee) and not queries.reads_ledger(by):
        raise Refused(_("The head of section computes the month. Ask them."), clause="P-68")
    work = work_in(period_of(month, working.load(), now))
    proposed = OvertimeEntry.objects.filter(posted_on=month.replace(day=1), state=State.PROPOSED)
    people = {*work, *proposed.values_list("employee", flat=True)}
    return sum(
        propose(person, work.get(person, Work()), month, by=by, now=now)[0]
        for person in sorted(people)
    )


@transaction.atomic
def approve(entry: OvertimeEntry, *, by: Employee, now: datetime) -> OvertimeEntry:
    """Grants work that was proposed, whether or not it was assigned in writing."""
    checking.lock_people(entry.employee)
    entry = _to_decide(entry, by, now)
    if queries.granted_beside(entry, entry.span).exists():
        raise Refused(
            _("This time is in another approved entry already. Reject this one."), clause="P-68"
        )
    worked_on = timezone.localdate(entry.start_at)
    days = Rates().of(entry.klass, worked_on).expires_after_days
    entry.expires_on = timezone.localdate(now) + timedelta(days=days) if days else None
    return _decide(entry, State.APPROVED, "", by, now)


@transaction.atomic
def reject(entry: OvertimeEntry, *, why: str, by: Employee, now: datetime) -> OvertimeEntry:
    """Says no, with the reason; the work stays on record and is not proposed again."""
    entry = _to_decide(entry, by, now)
    if not why.strip():
        raise Refused(_("Say why this work is not approved."), clause="P-68")
    return _decide(entry, State.REJECTED, why.strip(), by, now)


@transaction.atomic
def choose(entry: OvertimeEntry, *, choice: str, by: Employee, now: datetime) -> OvertimeEntry:
    """Pay or time off, as the person who worked wants it, until it is settled."""
    entry = locked(entry)
    if entry.employee_id != by.pk:
        raise Refused(_("Who worked chooses between pay and time off."), clause="P-68")
    if not entry.may_choose:
        raise Refused(_("This entry is settled. Ask the head of section."), clause="P-68")
    if choice not in Choice:
        raise Refused(_("Choose pay or time off."), clause="P-68")
    entry.choice = choice
    entry.save(update_fields=["choice"])
    record("overtime.chosen", by=by, about=entry, now=now, clause="P-68", choice=choice)
    return entry


@transaction.atomic
def take_time_off(entry: OvertimeEntry, *, on: date, by: Employee, now: datetime) -> OvertimeEntry:
    """Notes the day on which granted time off was taken."""
    entry = locked(entry)
    require_head(entry, by, now)
    if (entry.state, entry.choice) != (State.APPROVED, Choice.TIME_OFF):
        raise Refused(_("Only granted time off is taken. Look at the entry."), clause="P-68")
    if entry.expires_on and on > entry.expires_on:
        raise Refused(_("This time off has lapsed by that day."), clause="P-68")
    return settle(entry, State.TAKEN, on.isoformat(), by, now)


def locked(entry: OvertimeEntry) -> OvertimeEntry:
    return OvertimeEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)


def require_head(entry: OvertimeEntry, by: Employee, now: datetime) -> None:
    if not queries.decides(by, entry.account, now):
        raise Refused(
            _("The head of section decides on this account's out-of-hours work. Ask them."),
            clause="P-68",
        )
    if entry.employee_id == by.pk:
        raise Refused(
            _("Nobody decides on work of their own. Ask senior management."), clause="P-68"
        )


def _to_decide(entry: OvertimeEntry, by: Employee, now: datetime) -> OvertimeEntry:
    entry = locked(entry)
    require_head(entry, by, now)
    if entry.state != State.PROPOSED:
        raise Refused(
            _("This entry is decided on. Correct it with a counter-entry."), clause="P-68"
        )
    return entry


def _decide(
    entry: OvertimeEntry, state: State, why: str, by: Employee, now: datetime
) -> OvertimeEntry:
    entry.state, entry.why, entry.decided_by, entry.decided_at = state, why, by, now
    entry.save(update_fields=["state", "why", "decided_by", "decided_at", "expires_on"])
    record(
        f"overtime.{state.value}",
        by=by,
        about=entry,
        now=now,
        clause="P-68",
        worked_by=entry.employee.username,
        minutes=entry.minutes,
        klass=entry.klass,
        assignment=entry.assignment,
        why=why,
    )
    return entry


def settle(
    entry: OvertimeEntry, state: State, reference: str, by: Employee, now: datetime
) -> OvertimeEntry:
    entry.state, entry.settled_at, entry.settled_as = state, now, reference
    entry.save(update_fields=["state", "choice", "settled_at", "settled_as"])
    record(
        f"overtime.{state.value}",
        by=by,
        about=entry,
        now=now,
        clause="P-68",
        minutes=entry.minutes,
        reference=reference,
    )
    return entry
