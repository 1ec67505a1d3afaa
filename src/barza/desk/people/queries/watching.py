"""Who watches over whose training (P-45, P-87)."""

from datetime import datetime

from django.db.models import QuerySet

from barza.desk.people.models import Employee
from barza.desk.people.roles import ACCOUNT_STAFF, OF_THEIR_UNIT

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
