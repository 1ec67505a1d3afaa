"""A person's whole authority is held for a time, by a precaution (P-59).

Part of what orders it, which has asked who may, and says on record what for.
"""

from datetime import datetime

from django.db import transaction

from barza.desk.accounts.models import Hold, Resolution
from barza.desk.audit.actions import record
from barza.desk.people.models import Employee


@transaction.atomic
def hold(employee: Employee, *, about: str, until: datetime, by: Employee, now: datetime) -> Hold:
    """From now on no resolution opens anything to the person, and none is issued."""
    # First the resolutions, as every action on them does: no two wait for each other.
    list(Resolution.objects.select_for_update().filter(employee=employee).order_by("pk"))
    Employee.objects.select_for_update().get(pk=employee.pk)
    made = Hold.objects.create(employee=employee, about=about, from_at=now, until_at=until)
    _note("authority.held", made, by, now)
    return made


@transaction.atomic
def release(employee: Employee, *, about: str, by: Employee, now: datetime) -> bool:
    """Ends one hold; says whether the person's authority is free of any then."""
    in_force = Hold.objects.select_for_update().in_force(now).filter(employee=employee)
    for one in in_force.filter(about=about):
        one.ended_at = now
        one.save(update_fields=["ended_at"])
        _note("authority.released", one, by, now)
    return not Hold.objects.in_force(now).filter(employee=employee).exists()


def _note(event: str, one: Hold, by: Employee, now: datetime) -> None:
    record(
        event,
        by=by,
        about=one,
        now=now,
        clause="P-59",
        names=one.employee.username,
        until_at=one.until_at.isoformat(),
    )
