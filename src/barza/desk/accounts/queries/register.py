"""The register of accounts: who may see which, a page of it, one of it (P-70)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from barza.desk.accounts.deciders import ASK, may
from barza.desk.accounts.models import (
    Account,
    Attestation,
    Credential,
    Duty,
    Resolution,
    Sheet,
    ToolKind,
)
from barza.desk.audit.models import Act
from barza.desk.people.models import Employee

from .custody import locked

PAGE = 50
TIMELINE = 30
REGISTER_EVENTS = ("account.", "sheet.")


@dataclass(frozen=True, slots=True)
class AccountPage:
    """``older`` is the key to go on after, "tool,pk"; empty at the end."""

    rows: Sequence[Account]
    older: str


def visible(employee: Employee, now: datetime) -> QuerySet[Account]:
    """All, to those who manage; to others what a resolution in force names them for, and what
    they asked for."""
    if not employee.is_active:
        return Account.objects.none()
    if employee.manages:
        return Account.objects.all()
    named = Resolution.objects.in_force(now).filter(employee=employee)
    return Account.objects.filter(
        Q(pk__in=named.values("accounts")) | Q(requests__asked_by=employee)
    ).distinct()


def opens_register(employee: Employee, now: datetime) -> bool:
    return employee.manages or may(employee, ASK) or visible(employee, now).exists()


def keeps_credentials(employee: Employee, account: Account, now: datetime) -> bool:
    """Whether a resolution in force lets the person open the account's credentials."""
    named = Resolution.objects.in_force(now).filter(
        employee=employee, accounts=account, duties__contains=[Duty.CREDENTIAL]
    )
    return named.exists()


def sees_custody(employee: Employee, account: Account, now: datetime) -> bool:
    """What is in custody is named, never told, to those who manage and those who keep it."""
    return employee.is_active and (employee.manages or keeps_credentials(employee, account, now))


def in_custody(employee: Employee, now: datetime) -> QuerySet[Account]:
    """The accounts whose credentials' state the person may see."""
    if employee.is_active and employee.manages:
        return Account.objects.all()
    named = Resolution.objects.in_force(now).filter(
        employee=employee, duties__contains=[Duty.CREDENTIAL]
    )
    return Account.objects.filter(pk__in=named.values("accounts"))


def page(
    employee: Employee,
    now: datetime,
    *,
    tool: str = "",
    state: str = "",
    after: str = "",
) -> AccountPage:
    """By kind of tool, then in the order of registration."""
    rows = visible(employee, now)
    if tool:
        rows = rows.filter(tool=tool)
    if state:
        rows = rows.filter(state=state)
    kind, _comma, pk = after.rpartition(",")
    if pk.isdecimal() and len(pk) < 19 and "\0" not in kind:
        rows = rows.filter(Q(tool__gt=kind) | Q(tool=kind, pk__gt=int(pk)))
    connection = Credential.objects.filter(
        account=OuterRef("pk"), kind=Credential.Kind.TOKEN, spent_at=None
    )
    looked = Attestation.objects.filter(account=OuterRef("pk")).order_by("-at").values("at")[:1]
    rows = rows.annotate(
        connected=Exists(connection), locked=locked(), attested_at=looked
    ).order_by("tool", "pk")
    found = list(rows[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return AccountPage(found[:PAGE], f"{last.tool},{last.pk}" if last else "")


def any_in_use() -> bool:
    """Whether anything can arrive here, from the practice town too."""
    return Account.objects.filter(state=Account.State.ACTIVE).exists()


def kinds() -> QuerySet[ToolKind]:
    return ToolKind.objects.order_by("retired_at", "pk")


def kind_names() -> dict[str, str]:
    """By code, in the reader's language."""
    return {kind.code: kind.name for kind in ToolKind.objects.all()}


def counts_by_kind() -> dict[str, int]:
    """How many accounts each kind has, closed ones apart (P-19)."""
    ended = (Account.State.CLOSED, Account.State.REFUSED)
    rows = Account.objects.exclude(state__in=ended).values_list("tool").annotate(Count("pk"))
    return dict(rows.order_by("tool"))


def is_review_overdue(account: Account, today: date) -> bool:
    """One whose review was never set is due."""
    uses = account.state in (Account.State.ACTIVE, Account.State.SUSPENDED)
    return uses and (account.review_due_on is None or account.review_due_on < today)


def timeline(account: Account) -> list[Act]:
    """What was decided about the account, newest first."""
    about = f"{account._meta.label_lower}:{account.pk}"
    wanted = Q()
    for start in REGISTER_EVENTS:
        wanted |= Q(event__startswith=start)
    return list(Act.objects.filter(wanted, about=about).order_by("-pk")[:TIMELINE])


def names_of(acts: Iterable[Act]) -> dict[str, str]:
    """By user name, in the reader's language: an act keeps the English name only."""
    people = Employee.objects.filter(username__in={act.actor for act in acts})
    return {person.username: person.name for person in people}


def resolutions_naming(account: Account, now: datetime) -> list[Resolution]:
    """In force, by job: the register tells which jobs act, not more than it must of people."""
    named = Resolution.objects.in_force(now).filter(accounts=account)
    return list(named.select_related("employee").order_by("job_en", "pk")[:PAGE])


def sheets(account: Account) -> dict[str, dict[str, Sheet | None]]:
    """By language: the draft, and what is published last."""
    rows = list(account.sheets.order_by("published_at"))
    return {
        language: {
            "draft": next(
                (r for r in rows if r.language == language and r.published_at is None), None
            ),
            "published": next(
                (r for r in reversed(rows) if r.language == language and r.published_at), None
            ),
        }
        for language in Sheet.Language.values
    }
