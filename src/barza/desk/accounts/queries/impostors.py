from dataclasses import dataclass

from django.db.models import QuerySet

from barza.desk.accounts.deciders import WATCH, may
from barza.desk.accounts.models import ImpostorReport
from barza.desk.people.models import Employee

PAGE = 50


@dataclass(frozen=True, slots=True)
class ReportPage:
    rows: list[ImpostorReport]
    older: int | None


def sees_reports(employee: Employee) -> bool:
    return may(employee, WATCH)


def reports(employee: Employee) -> QuerySet[ImpostorReport]:
    """The gate: a report holds what a citizen wrote, and how to reach them (P-88)."""
    if not sees_reports(employee):
        return ImpostorReport.objects.none()
    return ImpostorReport.objects.select_related("account")


def report_page(employee: Employee, *, state: str = "", before: int | None = None) -> ReportPage:
    rows = reports(employee)
    if state:
        rows = rows.filter(state=state)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: PAGE + 1])
    return ReportPage(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None)
