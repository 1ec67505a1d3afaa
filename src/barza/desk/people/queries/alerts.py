"""Alerts that wait for somebody (P-87)."""

from datetime import datetime

from django.db.models import Exists, F, Func, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from barza.desk.people.models import Acknowledgement, Alert, Employee

from .watching import overseen_by


def open_alerts(employee: Employee) -> QuerySet[Alert]:
    """Those that wait for this person, the newest first."""
    mine = Acknowledgement.objects.filter(alert=OuterRef("pk"), employee=employee)
    return Alert.objects.filter(~Exists(mine), roles__contains=[employee.role]).order_by("-pk")


def waiting_for(alert: Alert) -> QuerySet[Employee]:
    """Whom the alert is addressed to and who has not acknowledged it."""
    done = Acknowledgement.objects.filter(alert=alert, employee=OuterRef("pk"))
    return Employee.objects.filter(~Exists(done), is_active=True, role__in=alert.roles)


def overdue_alerts(viewer: Employee, now: datetime) -> QuerySet[Alert]:
    """Those past their time that people whom the viewer oversees left unacknowledged.

    ``waiting`` is how many of them.
    """
    counted = Alert.objects.annotate(waiting=_waiting(viewer))
    return counted.filter(remind_at__lte=now, waiting__gt=0).order_by("-pk")


def alerts_seen_by(viewer: Employee) -> QuerySet[Alert]:
    """The gate of an alert's page: who manages. ``waiting`` counts whom the viewer oversees."""
    if not viewer.manages:
        return Alert.objects.none()
    return Alert.objects.annotate(waiting=_waiting(viewer)).select_related("published_by")


def _waiting(viewer: Employee) -> Coalesce:
    done = Acknowledgement.objects.filter(alert=OuterRef(OuterRef("pk")), employee=OuterRef("pk"))
    place = Func(
        OuterRef("roles"), F("role"), function="array_position", output_field=IntegerField()
    )
    count = Func(function="COUNT", template="COUNT(*)", output_field=IntegerField())
    waiting = (
        overseen_by(viewer)
        .annotate(place=place)
        .filter(~Exists(done), place__isnull=False)
        .order_by()
        .annotate(count=count)
        .values("count")
    )
    return Coalesce(Subquery(waiting), 0)
