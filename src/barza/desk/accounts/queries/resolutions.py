"""Who sees which resolutions, and what the public may know of them."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from barza.desk.accounts.models import (
    Account,
    Approval,
    Resolution,
    ResolutionQuerySet,
    Suspension,
)
from barza.desk.people.models import Employee, Role

PAGE = 40
SEE_ALL = frozenset(
    {
        *(Role.SUPERVISOR, Role.SECTION_HEAD, Role.SENIOR_MANAGEMENT),
        *(Role.PERSONNEL, Role.SECURITY, Role.AUDITOR),
    }
)


def visible(person: Employee) -> ResolutionQuerySet:
    """The gate: everybody sees their own; who manages sees all (P-61)."""
    shown = Resolution.objects.select_related("employee").prefetch_related(
        Prefetch("accounts", Account.objects.order_by("pk"))
    )
    return shown if person.role in SEE_ALL else shown.filter(employee=person)


def standing(rows: ResolutionQuerySet, name: str, now: datetime) -> ResolutionQuerySet:
    """Those of one standing; all for any other name."""
    held = Exists(Suspension.objects.in_force(now).filter(resolution=OuterRef("pk")))
    match name:
        case "in_force":
            return rows.in_force(now)
        case "draft":
            return rows.filter(state=Resolution.State.DRAFT)
        case "suspended":
            return rows.filter(held, revoked_at=None, to_at__gt=now)
        case "ended":
            return rows.filter(
                Q(to_at__lte=now) | Q(revoked_at__lte=now) | Q(state=Resolution.State.WITHDRAWN)
            )
    return rows


def search(rows: QuerySet[Resolution], words: str) -> QuerySet[Resolution]:
    """By number, name, job, or employee's number."""
    for word in words.split()[:6]:
        rows = rows.filter(
            Q(number__icontains=word)
            | Q(name_ar__icontains=word)
            | Q(name_en__icontains=word)
            | Q(job_ar__icontains=word)
            | Q(job_en__icontains=word)
            | Q(employee_no__iexact=word)
        )
    return rows


def in_force(found: list[Resolution], now: datetime) -> set[int]:
    """Which of these open their accounts now: one query."""
    keys = [one.pk for one in found]
    return set(Resolution.objects.in_force(now).filter(pk__in=keys).values_list("pk", flat=True))


def unreported(now: datetime) -> QuerySet[Resolution]:
    """Emergencies that are over and not on record as such."""
    over = Q(to_at__lte=now) | Q(revoked_at__lte=now)
    return Resolution.objects.filter(
        over,
        kind=Resolution.Kind.BREAK_GLASS,
        state=Resolution.State.ISSUED,
        reported_at=None,
    )


def suspensions(resolution: Resolution) -> QuerySet[Suspension]:
    return resolution.suspension_set.select_related("by", "ended_by").order_by("-from_at")


def public_register() -> QuerySet[Resolution]:
    """What anyone may see: issued ones, by job title; names stay inside (P-62). The practice town
    is no public account, and who may learn there is not authorised for anything else."""
    real = Account.objects.filter(is_practice=False)
    return (
        Resolution.objects.filter(
            Exists(real.filter(resolution=OuterRef("pk"))), state=Resolution.State.ISSUED
        )
        .prefetch_related(Prefetch("accounts", real.order_by("pk")))
        .defer("name_ar", "name_en", "employee_no", "because", "tasks_ar", "tasks_en")
    )


def approvals_for(
    person: Employee, opened: QuerySet[Account], *, decides: bool
) -> QuerySet[Approval]:
    """On accounts that a resolution opens to the person: all where they decide, else their own,
    and what waits for a reader of a language that they can answer in (P-65)."""
    readable = Q(act=Approval.READ, languages__contained_by=person.languages)
    theirs = Q() if decides else Q(asked_by=person) | readable
    return Approval.objects.filter(theirs, account__in=opened).select_related(
        "account", "asked_by", "decided_by"
    )
