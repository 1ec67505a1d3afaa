"""The inventory of applications, the allow-list, and when somebody last looked (P-86)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from barza.desk.accounts.models import (
    Account,
    AllowedApp,
    Attestation,
    ConnectedApp,
    UnknownApp,
)

PAGE = 50
ATTEST_EVERY = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class UnknownPage:
    rows: list[UnknownApp]
    older: int | None


def inventory(account: Account) -> QuerySet[ConnectedApp]:
    return account.apps.filter(removed_at=None).order_by("name")


def attestations(account: Account) -> list[Attestation]:
    """The latest ones, newest first."""
    rows = account.attestations.select_related("by").order_by("-at", "-pk")
    return list(rows[:PAGE])


def is_attestation_overdue(account: Account, at: datetime | None, now: datetime) -> bool:
    """``at``: when somebody last looked. One that was never looked at is overdue."""
    in_use = account.state in (Account.State.ACTIVE, Account.State.SUSPENDED)
    return in_use and (at is None or now - at > ATTEST_EVERY)


def allow_list() -> QuerySet[AllowedApp]:
    return AllowedApp.objects.filter(removed_at=None).order_by("name")


def unknown_apps(*, state: str = "", before: int | None = None) -> UnknownPage:
    rows = UnknownApp.objects.all()
    if state:
        rows = rows.filter(state=state)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.select_related("app__account").order_by("-pk")[: PAGE + 1])
    return UnknownPage(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None)
