"""The only way in to cases: those of accounts that a resolution in force names one for."""

from datetime import datetime

from django.db.models import QuerySet

from barza.desk.accounts import authority
from barza.desk.cases.models import Case
from barza.desk.people.models import Employee


def cases_for(employee: Employee, now: datetime) -> QuerySet[Case]:
    return Case.objects.filter(account__in=authority.accounts_for(employee, now))


def account_ids(employee: Employee, now: datetime) -> list[int]:
    """As numbers, so that the planner sees them: few accounts, each with an index of its own."""
    found = authority.accounts_for(employee, now)
    return list(found.order_by("id").values_list("pk", flat=True))
