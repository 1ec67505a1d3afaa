"""Who has learned what, until when (P-45)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from barza.desk.people.models import Certificate, Employee, Module
from barza.desk.people.roles import ASSESSORS, is_one_of

WARNED = timedelta(days=30)
"""How long before a certificate ends its holder, and who plans duty, are told."""


class State(StrEnum):
    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's standing in one module; ``certificate`` is the one that lasts longest."""

    module: Module
    certificate: Certificate | None
    state: State

    @property
    def counts(self) -> bool:
        return self.state in (State.VALID, State.EXPIRING)


def trained(employee_field: str, now: datetime, duties: Iterable[str] | None = ()) -> Q:
    """Whether the person whom a row names in this field holds every certificate required.

    For ``filter`` over any rows: ``Resolution.objects.filter(trained("employee", now, duties))``.
    With no modules in the database nobody lacks any.
    """
    return Q(~Exists(_lacked(OuterRef(OuterRef(employee_field)), now, duties)))


def lacking_training(employee: Employee, now: datetime, duties: Iterable[str] = ()) -> list[Module]:
    """The modules required for these duties of which the person holds no valid certificate."""
    return list(_lacked(employee.pk, now, duties).order_by("code"))


def standings(
    employees: Iterable[Employee], now: datetime, duties: Iterable[str] | None = None
) -> dict[int, list[Standing]]:
    """Each person's standing in the current modules (for these duties), in two queries."""
    modules = list(required(duties).order_by("code"))
    keys = [employee.pk for employee in employees]
    held = (
        Certificate.objects.filter(employee__in=keys, issued_at__lte=now)
        .filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=now))
        .order_by("employee", "module__code", "-valid_until")
        .distinct("employee", "module__code")
        .select_related("module")
    )
    best = {(one.employee_id, one.module.code): one for one in held}
    return {
        key: [_standing(module, best.get((key, module.code)), now) for module in modules]
        for key in keys
    }


def certificates_seen_by(viewer: Employee) -> QuerySet[Certificate]:
    """The gate: one's own; everybody's for those who manage."""
    every = Certificate.objects.select_related("module", "employee")
    return every if viewer.manages else every.filter(employee=viewer)


def may_withdraw(certificate: Certificate, viewer: Employee) -> bool:
    """Whether the viewer may take this certificate away: one of another's, still standing."""
    is_anothers = certificate.employee_id != viewer.pk
    return certificate.withdrawn_at is None and is_anothers and is_one_of(viewer, ASSESSORS)


def certificates_of(employee: Employee) -> QuerySet[Certificate]:
    """All, the newest first."""
    own = Certificate.objects.filter(employee=employee).select_related("module")
    return own.order_by("-issued_at", "-pk")


def required(duties: Iterable[str] | None) -> QuerySet[Module]:
    """The current modules for these duties; None: whatever the duty."""
    current = Module.objects.current()
    if duties is None:
        return current
    return current.filter(Q(required_for=[]) | Q(required_for__overlap=list(duties)))


def _lacked(employee: Any, now: datetime, duties: Iterable[str] | None) -> QuerySet[Module]:
    held = Certificate.objects.valid(now).filter(employee=employee, module__code=OuterRef("code"))
    return required(duties).filter(~Exists(held))


def _standing(module: Module, certificate: Certificate | None, now: datetime) -> Standing:
    if certificate is None:
        return Standing(module, None, State.MISSING)
    if certificate.valid_until <= now:
        return Standing(module, certificate, State.EXPIRED)
    ends_soon = certificate.valid_until <= now + WARNED
    return Standing(module, certificate, State.EXPIRING if ends_soon else State.VALID)
