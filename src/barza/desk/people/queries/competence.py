"""What a person can do, and when they are ready to (P-64 to P-67)."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from barza.desk.people.models import (
    Employee,
    LanguageLevel,
    Level,
    PlatformTest,
    Readiness,
    TopicCompetence,
)


def language_level(employee: Employee, lang: str) -> Level | None:
    """As it was assessed last; None: never (P-65)."""
    found = LanguageLevel.objects.filter(employee=employee, lang=lang).first()
    return Level(found.level) if found else None


def has_platform_test(employee: Employee, network: str, now: datetime) -> bool:
    """Whether the person's test of this kind of network is valid on the local day (P-66)."""
    return _valid(now).filter(employee=employee, network=network).exists()


def readiness_of(employee: Employee, now: datetime) -> Readiness | None:
    """The declaration in force; None: never declared, or withdrawn (P-67)."""
    in_force = Q(withdrawn_at=None) | Q(withdrawn_at__gt=now)
    return (
        Readiness.objects.filter(in_force, employee=employee, declared_at__lte=now)
        .order_by("-declared_at")
        .first()
    )


def _valid(now: datetime) -> QuerySet[PlatformTest]:
    today = timezone.localdate(now)
    return PlatformTest.objects.filter(passed_on__lte=today, valid_until_on__gt=today)


def topics_of(employee: Employee) -> QuerySet[TopicCompetence]:
    return TopicCompetence.objects.filter(employee=employee).select_related("employee")
