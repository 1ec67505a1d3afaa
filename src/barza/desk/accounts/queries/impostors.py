from django.db.models import QuerySet

from barza.desk.accounts.deciders import WATCH, may
from barza.desk.accounts.models import ImpostorReport
from barza.desk.core.paging import Page, newest_first
from barza.desk.people.models import Employee

PAGE = 50


def sees_reports(employee: Employee) -> bool:
    return may(employee, WATCH)


def reports(employee: Employee) -> QuerySet[ImpostorReport]:
    """The gate: a report holds what a citizen wrote, and how to reach them (P-88)."""
    if not sees_reports(employee):
        return ImpostorReport.objects.none()
    return ImpostorReport.objects.select_related("account")


def report_page(
    employee: Employee, *, state: str = "", before: int | None = None
) -> Page[ImpostorReport]:
    rows = reports(employee)
    if state:
        rows = rows.filter(state=state)
    return newest_first(rows, before, PAGE)
