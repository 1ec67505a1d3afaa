"""The one place where a precaution reaches an employee's authority (P-59)."""

from datetime import datetime

from django.db.models import QuerySet

from barza.desk.accounts import actions as accounts
from barza.desk.accounts.models import Resolution, Suspension
from barza.desk.audit.actions import record
from barza.desk.people import actions as people
from barza.desk.people.models import Employee

PRECAUTION = Suspension.Origin.PRECAUTION


def suspend_all(
    employee: Employee, *, about: str, because: str, until: datetime, by: Employee, now: datetime
) -> list[str]:
    """Holds the employee's authority until then, that of resolutions to come included, and
    suspends every resolution that names them; returns their numbers. Open sessions end with
    their next request. ``because`` doesn't say what is alleged: the register of acts has readers
    of its own."""
    accounts.hold(employee, about=about, until=until, by=by, now=now)
    held = Suspension.objects.in_force(now).filter(origin=PRECAUTION)
    live = list(_live(employee, now).exclude(pk__in=held.values("resolution")))
    for resolution in live:
        accounts.suspend_resolution(
            resolution, because=because, until=until, origin=PRECAUTION, by=by, now=now
        )
    numbers = [resolution.number for resolution in live]
    if not live:  # suspending ends them as well
        people.end_sessions(employee, by=by, now=now)
    _note("employee.authority_suspended", employee, because, numbers, by, now)
    return numbers


def restore_all(
    employee: Employee, *, about: str, because: str, by: Employee, now: datetime
) -> list[str]:
    """Gives back what ``suspend_all`` took, and nothing else; returns the numbers of what opens
    again. While another file's precaution holds the same person that is nothing: its hold bars by
    itself, and when it lapses no suspension is left behind without a ground (P-59).
    """
    is_free = accounts.release(employee, about=about, by=by, now=now)
    held = Suspension.objects.in_force(now).filter(origin=PRECAUTION)
    taken = list(_live(employee, now).filter(pk__in=held.values("resolution")))
    for resolution in taken:
        accounts.lift(resolution, because=because, origin=PRECAUTION, by=by, now=now)
    if not is_free:
        return []
    numbers = [resolution.number for resolution in taken]
    _note("employee.authority_restored", employee, because, numbers, by, now)
    return numbers


def _live(employee: Employee, now: datetime) -> QuerySet[Resolution]:
    issued = Resolution.objects.filter(employee=employee, state=Resolution.State.ISSUED)
    return issued.filter(revoked_at=None, to_at__gt=now).order_by("number")


def _note(
    event: str, employee: Employee, because: str, numbers: list[str], by: Employee, now: datetime
) -> None:
    record(
        event, by=by, about=employee, now=now, clause="P-59", because=because, resolutions=numbers
    )
