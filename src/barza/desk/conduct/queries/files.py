"""Who is on a file's list sees it; the employee sees their own from the notice on (P-59, P-60)."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from barza.desk.conduct import periods, standing
from barza.desk.conduct.models import ConductFile, Member, Outcome, Precaution
from barza.desk.core.paging import Page, newest_first
from barza.desk.people.models import Employee, Role

PAGE = 30
OPEN_FILES = frozenset({Role.SECTION_HEAD, standing.DESK, standing.ABOVE})


def may_open_files(person: Employee) -> bool:
    """Who may raise an allegation formally."""
    return person.role in OPEN_FILES and person.is_active


def files_for(person: Employee) -> QuerySet[ConductFile]:
    """The gate: files whose list names the person, and their own from the notice on."""
    return ConductFile.objects.filter(_on_list(person) | _own(person), disposed_at=None)


def files_about(employee: Employee) -> QuerySet[ConductFile]:
    """The employee's own, as they may see them, newest first."""
    return ConductFile.objects.filter(_own(employee), disposed_at=None).order_by("-pk")


def listed(person: Employee, *, before: int | None = None, size: int = PAGE) -> Page[ConductFile]:
    """A page of the files whose list names the person, newest first."""
    found = ConductFile.objects.filter(_on_list(person), disposed_at=None)
    return newest_first(found.select_related("employee"), before, size)


def parts(file: ConductFile, person: Employee) -> frozenset[str]:
    """What the person is on the file's list."""
    named = Member.objects.filter(file=file, person=person, removed_at=None)
    return frozenset(named.values_list("part", flat=True))


def violations(now: datetime) -> QuerySet[ConductFile]:
    """What a report may count: proved, and past any grievance. An allegation is none (P-59)."""
    return ConductFile.objects.filter(outcome=Outcome.PROVED, final_at__lte=now)


def precautions_in_force(now: datetime) -> QuerySet[Precaution]:
    return Precaution.objects.filter(
        Q(ended_at=None) | Q(ended_at__gt=now), from_at__lte=now, until_at__gt=now
    )


def due_for_disposal(person: Employee, now: datetime) -> list[ConductFile]:
    """Closed files on the person's list whose time of keeping is over (P-60), oldest first."""
    kept = periods.in_force(now)
    past = Q(outcome=Outcome.PROVED, closed_at__lte=_ago(now, kept.retention_years_proved)) | (
        ~Q(outcome=Outcome.PROVED) & Q(closed_at__lte=_ago(now, kept.retention_years_not_proved))
    )
    found = ConductFile.objects.filter(_on_list(person), past, disposed_at=None)
    return list(found.select_related("employee").order_by("closed_at", "pk")[:PAGE])


def _ago(now: datetime, years: int) -> datetime:
    return periods.years_after(now, -years)


def _on_list(person: Employee) -> Q:
    named = Member.objects.filter(file=OuterRef("pk"), person=person.pk, removed_at=None)
    return Q(Exists(named)) & ~Q(employee=person)


def _own(employee: Employee) -> Q:
    return Q(employee=employee, noticed_at__isnull=False)
