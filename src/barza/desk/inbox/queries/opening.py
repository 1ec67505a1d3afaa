"""A case as its page opens it: with what the page needs of other tables, in one query."""

from datetime import datetime

from django.db.models import BigIntegerField, QuerySet, TextField
from django.db.models.expressions import RawSQL

from barza.desk.cases.models import Case
from barza.desk.people.models import Employee

from .gate import cases_for

RELATED = ("account", "thread", "handle", "holder", "suggested", "service")
# Written as SQL: the same each time, and faster run than built anew by the ORM.
_DRAFT = """SELECT draft.text FROM inbox_draft AS draft
WHERE draft.case_id = cases_case.id AND draft.employee_id = %s"""
_DRAFT_POSITION = """SELECT draft.position_id FROM inbox_draft AS draft
WHERE draft.case_id = cases_case.id AND draft.employee_id = %s"""
_HOTLINE = "SELECT hotline FROM core_institution ORDER BY id LIMIT 1"


def opened(employee: Employee, now: datetime) -> QuerySet[Case]:
    """Through the gate. ``draft_text`` and ``draft_position`` are the person's own,
    ``hotline_number`` is for emergencies."""
    return (
        cases_for(employee, now)
        .select_related(*RELATED)
        .annotate(
            draft_text=RawSQL(_DRAFT, (employee.pk,), TextField()),  # noqa: S611 bound
            draft_position=RawSQL(_DRAFT_POSITION, (employee.pk,), BigIntegerField()),  # noqa: S611 bound
            hotline_number=RawSQL(_HOTLINE, (), TextField()),  # noqa: S611 a constant
        )
    )
