"""Who is concerned with a case: the citizen, and the officers who look at it now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from barza.desk.cases.models import Case, Handle
from barza.desk.inbox.models import Draft, Presence
from barza.desk.people.models import Employee

from .gate import cases_for

HERE_FOR = timedelta(seconds=45)
TYPES_FOR = timedelta(seconds=8)
EARLIER = 20


@dataclass(frozen=True, slots=True)
class Person:
    employee: Employee
    is_typing: bool


def others_present(case: Case, employee: Employee, now: datetime) -> list[Person]:
    """Colleagues who look at the case now, and whether they type."""
    here = Presence.objects.filter(case=case, seen_at__gt=now - HERE_FOR)
    return [
        Person(seen.employee, bool(seen.typed_at and seen.typed_at > now - TYPES_FOR))
        for seen in here.exclude(employee=employee).select_related("employee").order_by("id")
    ]


def citizen(handle: Handle, employee: Employee, now: datetime) -> QuerySet[Case]:
    """The citizen's cases that the officer may see, the latest first."""
    found = cases_for(employee, now).filter(handle=handle).select_related("account")
    return found.order_by("-id")[:EARLIER]


def draft_of(case: Case, employee: Employee) -> str:
    draft = Draft.objects.filter(case=case, employee=employee).first()
    return draft.text if draft else ""
