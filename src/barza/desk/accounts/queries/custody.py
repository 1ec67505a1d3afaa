"""What is in custody, without its secrets; what has to be replaced (P-85)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from barza.desk.accounts.models import Account, Credential, RotationDue
from barza.desk.audit.models import Act
from barza.desk.core.paging import Page, newest_first
from barza.desk.people.models import Employee

PAGE = 50
Looks = dict[tuple[int, str], list[datetime]]
"""By account and name of a credential: when a person saw it, made it or typed it in."""
KNOWN_BY = ("credential.revealed", "credential.generated", "credential.stored")
"""After these acts, the person who did it knows the value."""


@dataclass(frozen=True, slots=True)
class Known:
    """A credential that a person once saw, and whether that value may still open the account."""

    credential: Credential
    seen_at: datetime
    is_current: bool


def living_credentials() -> QuerySet[Credential]:
    """Those with which somebody could get in."""
    return (
        Credential.objects.filter(spent_at=None)
        .exclude(kind=Credential.Kind.FORMER)
        .select_related("account")
        .order_by("pk")
    )


def credentials_of(account: Account) -> list[Credential]:
    """With what is due for each in ``due``; never with what they are."""
    due = RotationDue.objects.filter(done_at=None).select_related("employee").order_by("pk")
    rows = Credential.objects.filter(account=account).defer("sealed", "wrapped_key")
    rows = rows.exclude(kind=Credential.Kind.FORMER, spent_at__isnull=False)
    return list(
        rows.order_by("kind", "name").prefetch_related(
            Prefetch("rotations", queryset=due, to_attr="due")
        )
    )


def revealed_to(employee: Employee) -> list[Known]:
    """Every credential that the person ever saw, made or typed in, as the acts tell."""
    acts = Act.objects.filter(actor=employee.username, event__in=KNOWN_BY, result="done").order_by(
        "pk"
    )
    looks: Looks = defaultdict(list)
    for act in acts.only("about", "details", "at"):
        for name in act.details.get("names", ()):
            looks[int(act.about.rpartition(":")[2]), name].append(act.at)
    accounts = {account for account, _name in looks}
    found = Credential.objects.filter(account__in=accounts).select_related("account", "former_of")
    return [
        Known(row, max(seen), _is_current(row, max(seen)))
        for row in found.order_by("pk")
        if (seen := _seen(row, looks))
    ]


def is_locked(account: Account) -> bool:
    """Nothing is published while somebody who left still knows what opens the account."""
    return _locking().filter(credential__account=account).exists()


def locking(account: Account) -> Exists:
    """The same as a condition of a query over anything."""
    return Exists(_locking().filter(credential__account=account.pk))


def locked() -> Exists:
    """The same in a query over accounts."""
    return Exists(_locking().filter(credential__account=OuterRef("pk")))


def rotations(accounts: QuerySet[Account], before: int | None = None) -> Page[RotationDue]:
    """What is due for these accounts, newest first."""
    rows = RotationDue.objects.filter(done_at=None, credential__account__in=accounts)
    named = rows.select_related("credential__account", "employee")
    named = named.defer("credential__sealed", "credential__wrapped_key")
    return newest_first(named, before, PAGE)


def unconfirmed(account: Account) -> list[Credential]:
    """The passwords of which former values are kept: nobody said yet that the network has taken
    the new one."""
    kept = Credential.objects.filter(former_of=OuterRef("pk"), spent_at=None)
    rows = Credential.objects.filter(Exists(kept), account=account)
    return list(rows.defer("sealed", "wrapped_key").order_by("name"))


def _seen(row: Credential, looks: Looks) -> list[datetime]:
    """When the person learned the value; of a former one, also while it was the one in use."""
    own = looks.get((row.account_id, row.name), [])
    if row.former_of is None:
        return own
    became = row.given_at or row.stored_at
    then = looks.get((row.account_id, row.former_of.name), [])
    return [at for at in own if at >= became] + [at for at in then if row.stored_at <= at <= became]


def _is_current(row: Credential, seen: datetime) -> bool:
    """A former value counts, and a token that was disconnected: the network may take it still."""
    return (row.spent_at is None or row.is_forgotten_token) and seen >= row.stored_at


def _locking() -> QuerySet[RotationDue]:
    left = Q(reason=RotationDue.Reason.LEFT) | Q(employee__is_active=False)
    return RotationDue.objects.filter(left, done_at=None)
