from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from barza.desk.conduct import rule, standing
from barza.desk.conduct.models import Acknowledgement
from barza.desk.people.models import Employee

PAGE = 50


@dataclass(frozen=True, slots=True)
class Missing:
    """``after`` is the key to go on after; None at the end."""

    people: list[Employee]
    after: int | None


def has_acknowledged(employee: Employee, now: datetime) -> bool:
    """Whether the employee acknowledged the version of the rule that applies."""
    return Acknowledgement.objects.filter(
        employee=employee, version=rule.present(now).version
    ).exists()


def not_acknowledged(reader: Employee, now: datetime, *, after: int = 0) -> Missing | None:
    """Who works here and hasn't acknowledged the present version; None: not this reader's page."""
    if reader.role != standing.DESK:
        return None
    theirs = Acknowledgement.objects.filter(
        employee=OuterRef("pk"), version=rule.present(now).version
    )
    found = list(
        Employee.objects.filter(~Exists(theirs), is_active=True, pk__gt=after)
        .select_related("unit")
        .order_by("pk")[: PAGE + 1]
    )
    return Missing(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None)
