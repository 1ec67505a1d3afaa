"""The only way in to cases: those of accounts that a resolution in force names one for."""

from datetime import datetime

from django.db.models import QuerySet

from barza.desk.accounts import authority
from barza.desk.accounts.models import Duty
from barza.desk.cases.models import Case
from barza.desk.people.models import Employee


def cases_for(employee: Employee, now: datetime) -> QuerySet[Case]:
    return Case.objects.filter(account__in=account_ids(employee, now))


def account_ids(employee: Employee, now: datetime) -> list[int]:
    """As numbers, so that the planner sees them: few accounts, each with an index of its own."""
    return _named(employee, now, frozenset(authority.SEES_CASES))


def moderated_ids(employee: Employee, now: datetime) -> list[int]:
    """The accounts on which the person decides as the second one."""
    return _named(employee, now, frozenset({Duty.MODERATE}))


def _named(employee: Employee, now: datetime, acts: frozenset[str]) -> list[int]:
    """A page asks this in several rooms at one instant; the person's own object remembers the
    answer for that instant, and for no other.
    """
    known: tuple[datetime, dict[int, frozenset[str]]] | None
    known = getattr(employee, "_duties_at", None)
    if known is None or known[0] != now:
        known = (now, authority.duties_for(employee, now))
        employee._duties_at = known  # type: ignore[attr-defined]  # of one request only
    return [account for account, duties in known[1].items() if duties & acts]
