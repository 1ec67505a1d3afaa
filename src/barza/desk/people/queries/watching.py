"""Who watches over whose training (P-45, P-87)."""

from datetime import datetime

from django.db.models import QuerySet

from barza.desk.people import content
from barza.desk.people.models import Employee, Module
from barza.desk.people.roles import (
    ACCOUNT_STAFF,
    ALERTERS,
    OF_THEIR_UNIT,
    PERSONNEL_OFFICE,
    is_one_of,
)

from .training import WARNED, trained


def overseen_by(viewer: Employee) -> QuerySet[Employee]:
    """The gate: a head or supervisor watches over the own unit, others who manage over all."""
    if not viewer.manages:
        return Employee.objects.none()
    active = Employee.objects.filter(is_active=True)
    return active.filter(unit=viewer.unit_id) if viewer.role in OF_THEIR_UNIT else active


def needing_training(viewer: Employee, now: datetime) -> QuerySet[Employee]:
    """Account staff who lack a certificate, or will in thirty days."""
    return (
        overseen_by(viewer)
        .filter(~trained("pk", now + WARNED, None), role__in=ACCOUNT_STAFF)
        .select_related("unit")
    )


def may_alert(viewer: Employee) -> bool:
    return is_one_of(viewer, ALERTERS)


def may_load(viewer: Employee) -> bool:
    return is_one_of(viewer, PERSONNEL_OFFICE)


def modules_waiting() -> list[content.ModuleText]:
    """Those of the package that are newer than what is here."""
    present = dict(Module.objects.current().values_list("code", "version"))
    return [one for one in content.modules() if present.get(one.code, 0) < one.version]
