"""The only way in to cases: those of accounts that a resolution in force names one for."""

from datetime import datetime

from django.db.models import QuerySet

from barza.desk.accounts import authority
from barza.desk.cases.models import Case
from barza.desk.people.models import Employee


def cases_for(employee: Employee, now: datetime) -> QuerySet[Case]:
    return Case.objects.filter(account__in=account_ids(employee, now))


def account_ids(employee: Employee, now: datetime) -> list[int]:
    """As numbers, so that the planner sees them: few accounts, each with an index of its own.

    A page asks this in several rooms at one instant; the person's own object remembers the
    answer for that instant, and for no other.
    """
    known: tuple[datetime, list[int]] | None = getattr(employee, "_accounts_at", None)
    if known is None or known[0] != now:
        found = authority.accounts_for(employee, now).order_by("id")
        known = (now, list(found.values_list("pk", flat=True)))
        employee._accounts_at = known  # type: ignore[attr-defined]  # of one request only
    return known[1]
