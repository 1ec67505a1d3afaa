"""What the public may know of the official accounts: never who works on them (P-24, P-38).

An account of the practice town is none of them.
"""

from django.db.models import F, QuerySet
from django.utils.translation import get_language

from barza.desk.accounts.models import PUBLIC_STATES, Account, Sheet

MOST = 2000
"""Accounts in the machine-readable file; an institution has some tens."""


def official() -> QuerySet[Account]:
    """Active ones first, then suspended, then closed ones."""
    ended_last = F("until_on").asc(nulls_first=True)
    rows = Account.objects.filter(state__in=PUBLIC_STATES, is_practice=False)
    return rows.order_by(ended_last, "state", "tool", "pk")[:MOST]


def public_account(pk: int) -> Account | None:
    return Account.objects.filter(pk=pk, state__in=PUBLIC_STATES, is_practice=False).first()


def public_sheet(account: Account) -> Sheet | None:
    """What is published, in the reader's language."""
    language = "ar" if (get_language() or "ar").startswith("ar") else "en"
    rows = account.sheets.filter(language=language).exclude(published_at=None)
    return rows.order_by("-published_at").first()


def with_sheet() -> set[int]:
    rows = Sheet.objects.exclude(published_at=None).filter(account__state__in=PUBLIC_STATES)
    return set(rows.values_list("account", flat=True))
