"""Reading the register of official positions (P-69)."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused
from barza.desk.core.paging import Page, newest_first
from barza.desk.people.models import Employee, Role
from barza.desk.policy.models import Position

PAGE = 50
OFFERED = 50
"""Positions that one choice shows; a search narrows it."""
PROPOSE = frozenset(Role) - {Role.AUDITOR, Role.SECURITY, Role.PERSONNEL}
State = Position.State
DECIDED = (State.APPROVED, State.REPLACED)


@dataclass(frozen=True, slots=True)
class PositionFilters:
    state: str = ""
    text: str = ""


def proposes_positions(employee: Employee) -> bool:
    """Whoever speaks with the public may put words before senior management."""
    return employee.is_active and employee.role in PROPOSE


def decides_positions(employee: Employee) -> bool:
    """Who is shown what approves, declines and withdraws; the action asks again."""
    return employee.is_active and employee.role == Role.SENIOR_MANAGEMENT


def visible_positions(employee: Employee) -> QuerySet[Position]:
    """The gate: to everybody what was approved; what was not, to its writer and to those who
    manage."""
    rows = Position.objects.select_related("drafted_by", "decided_by", "ended_by", "serves")
    if not employee.is_active:
        return rows.none()
    if employee.manages:
        return rows
    was_approved = Q(state__in=DECIDED) | Q(state=State.WITHDRAWN, decided_by__isnull=False)
    return rows.filter(was_approved | Q(drafted_by=employee))


def position_page(
    employee: Employee, filters: PositionFilters, before: int | None = None
) -> Page[Position]:
    """Newest first."""
    rows = visible_positions(employee)
    if filters.state:
        rows = rows.filter(state=filters.state)
    return newest_first(_searched(rows, filters.text), before, PAGE)


def positions_in_force(now: datetime, text: str = "") -> QuerySet[Position]:
    """What an answer may rest on at this moment, the newest first."""
    rows = Position.objects.in_force(localdate(now))
    return _searched(rows, text).order_by("-pk")[:OFFERED]


def position_in_force(pk: int | None, now: datetime) -> Position:
    """The line that somebody rests on. Raises ``Refused`` unless it is approved and in force."""
    found = Position.objects.in_force(localdate(now)).filter(pk=pk or 0).first()
    if found is None:
        raise Refused(
            _(
                "An official position rests on a line that senior management has approved and that "
                "is in force. Choose one, or propose one under Official positions; until then, "
                "answer with facts."
            ),
            clause="P-69",
        )
    return found


def next_version_of(position: Position) -> int:
    versions = Position.objects.filter(Q(first=position.number) | Q(pk=position.number))
    return max(versions.values_list("version", flat=True)) + 1


def other_versions(employee: Employee, position: Position) -> QuerySet[Position]:
    """The latest first."""
    same = Q(first=position.number) | Q(pk=position.number)
    return (
        visible_positions(employee).filter(same).exclude(pk=position.pk).order_by("-version")[:20]
    )


def _searched(rows: QuerySet[Position], text: str) -> QuerySet[Position]:
    """Every word stands somewhere in subject, words or document."""
    for word in text.replace("\x00", "").split()[:10]:
        rows = rows.filter(
            Q(subject_ar__icontains=word)
            | Q(subject_en__icontains=word)
            | Q(text_ar__icontains=word)
            | Q(text_en__icontains=word)
            | Q(basis__icontains=word)
        )
    return rows
