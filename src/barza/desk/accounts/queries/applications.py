"""The inventory of applications, the allow-list, and when somebody last looked (P-86)."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from barza.desk.accounts.models import (
    Account,
    AllowedApp,
    Attestation,
    ConnectedApp,
    UnknownApp,
)
from barza.desk.core.paging import Page, newest_first

PAGE = 50
ATTEST_EVERY = timedelta(days=90)


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


def unknown_apps(*, state: str = "", before: int | None = None) -> Page[UnknownApp]:
    rows = UnknownApp.objects.all()
    if state:
        rows = rows.filter(state=state)
    return newest_first(rows.select_related("app__account"), before, PAGE)
