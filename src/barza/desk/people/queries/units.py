"""The tree of units, and which of them want something."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from barza.desk.people.models import Employee, Unit

MOST = 500


@dataclass(frozen=True, slots=True)
class Branch:
    unit: Unit
    depth: int
    people: int

    @property
    def is_closed(self) -> bool:
        return self.unit.is_closed(localdate())


def open_units() -> QuerySet[Unit]:
    return Unit.objects.filter(Unit.open_on(localdate()))


def without_head() -> QuerySet[Unit]:
    """Open units that nobody who still works here heads."""
    return open_units().filter(Q(head=None) | Q(head__is_active=False))


def without_passphrase() -> QuerySet[Employee]:
    """Who works here and can't sign in yet: they wait for an invitation
    (``administering.wants_invitation``)."""
    if settings.OIDC is not None:
        return Employee.objects.none()
    never = Employee.objects.filter(last_login=None)
    return never.filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX)


def tree() -> list[Branch]:
    """Every unit below the one that it belongs to; three queries at most, however many."""
    counted = Unit.objects.annotate(
        people=Count("employee", filter=Q(employee__is_active=True), distinct=True)
    )
    units = list(counted.select_related("head").order_by("code")[:MOST])
    below: dict[int | None, list[Unit]] = {}
    known = {unit.pk for unit in units}
    for unit in units:
        below.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(unit)
    found: list[Branch] = []
    _walk(None, 0, below, found)
    return found


def _walk(
    above: int | None, depth: int, below: dict[int | None, list[Unit]], found: list[Branch]
) -> None:
    for unit in below.get(above, []):
        found.append(Branch(unit, depth, unit.people))  # type: ignore[attr-defined]  # annotated
        _walk(unit.pk, depth + 1, below, found)
