"""Somebody leaves: one act ends everything that they could do here (P-61, P-85)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts.models import ActsRead, Resolution, RotationDue
from barza.desk.accounts.queries import leaving, revealed_to
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people import actions as people
from barza.desk.people.models import Employee

from .resolutions.changing import end_for_good
from .rotations import queue_rotation_for


@transaction.atomic
def leave(employee: Employee, *, by: Employee, now: datetime) -> Employee:
    """Revokes every resolution, withdraws drafts, has each credential that the person ever saw
    replaced, locks those accounts until that is done, and lets them sign in no more."""
    if by.pk == employee.pk:
        raise Refused(_("Nobody ends their own employment here. Ask a colleague."), clause="P-61")
    employee = _locked(employee)
    if not employee.is_active and not is_left_over(employee, now):
        raise Refused(_("This person left already."), clause="P-61")
    people.deactivate(employee, by=by, now=now)
    _end_the_rest(employee, by, now)
    return employee


@transaction.atomic
def finish_leaving(employee: Employee, *, by: str, now: datetime) -> Employee:
    """A list of the directory said that the person left, and ended the access: ends the rest, as
    ``leave`` does. Once, however often it is called; nothing where the person is back."""
    employee = _locked(employee)
    if not employee.is_active and not leaving.is_finished(employee):
        _end_the_rest(employee, by, now)
    return employee


@transaction.atomic
def note_leavings_read(*, by: str, now: datetime) -> None:  # noqa: ARG001  an action says by whom
    """Everybody of whom the acts up to now say that they left has been dealt with."""
    act = leaving.settled_up_to(now)
    ActsRead.objects.update_or_create(reader=leaving.READER, defaults={"act": act})


def _locked(employee: Employee) -> Employee:
    """First the resolutions, as every action on them does: no two wait for each other."""
    list(Resolution.objects.select_for_update().filter(employee=employee).order_by("pk"))
    return Employee.objects.select_for_update().get(pk=employee.pk)


def _end_the_rest(employee: Employee, by: Employee | str, now: datetime) -> None:
    ended = [one.number for one in live(employee, now) if end_for_good(one, _because(), by, now)]
    Resolution.objects.filter(employee=employee, state=Resolution.State.DRAFT).update(
        state=Resolution.State.WITHDRAWN
    )
    due = queue_rotation_for(employee, by=by, now=now)
    record(
        "employee.left",
        by=by,
        about=employee,
        now=now,
        clause="P-61",
        resolutions=ended,
        credentials=len(due),
    )


def live(employee: Employee, now: datetime) -> list[Resolution]:
    """The resolutions that name the person and are not over, those ahead included."""
    issued = Resolution.objects.filter(employee=employee, state=Resolution.State.ISSUED)
    return list(issued.filter(revoked_at=None, to_at__gt=now).order_by("pk"))


def is_left_over(employee: Employee, now: datetime) -> bool:
    """Whether something has not ended of somebody who can sign in no more: a list of the directory
    ends the access, and this the rest."""
    drafts = Resolution.objects.filter(employee=employee, state=Resolution.State.DRAFT)
    if drafts.exists() or live(employee, now):
        return True
    known = [one.credential.pk for one in revealed_to(employee) if one.is_current]
    due = RotationDue.objects.filter(
        credential__in=known, reason=RotationDue.Reason.LEFT, done_at=None
    )
    return len(known) > due.values("credential").distinct().count()


def _because() -> str:
    return _("The person left the institution.")
