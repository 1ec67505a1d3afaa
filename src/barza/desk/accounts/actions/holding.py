"""A person's whole authority is held for a time, by a precaution (P-59).

Part of another action's transaction, which has asked who may and puts it on record.
"""

from datetime import datetime

from barza.desk.accounts.models import Hold, Resolution
from barza.desk.people.models import Employee


def hold(employee: Employee, *, about: str, until: datetime, now: datetime) -> Hold:
    """From now on no resolution opens anything to the person, and none is issued."""
    # First the resolutions, as every action on them does: no two wait for each other.
    list(Resolution.objects.select_for_update().filter(employee=employee).order_by("pk"))
    Employee.objects.select_for_update().get(pk=employee.pk)
    return Hold.objects.create(employee=employee, about=about, from_at=now, until_at=until)


def release(employee: Employee, *, about: str, now: datetime) -> bool:
    """Ends one hold; says whether the person's authority is free of any then."""
    in_force = Hold.objects.in_force(now).filter(employee=employee)
    in_force.filter(about=about).update(ended_at=now)
    return not in_force.exists()
