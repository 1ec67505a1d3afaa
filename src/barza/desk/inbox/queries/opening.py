"""A case as its page opens it: with what the page needs of other tables, in one query."""

from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from barza.desk.cases.models import Case
from barza.desk.core.models import Institution
from barza.desk.inbox.models import Draft
from barza.desk.people.models import Employee

from .gate import cases_for

RELATED = ("account", "thread", "handle", "holder", "suggested")


def opened(employee: Employee, now: datetime) -> QuerySet[Case]:
    """Through the gate. ``draft_text`` is the person's own, ``hotline_number`` for emergencies."""
    draft = Draft.objects.filter(case=OuterRef("pk"), employee=employee).values("text")[:1]
    hotline = Institution.objects.order_by("id").values("hotline")[:1]
    return (
        cases_for(employee, now)
        .select_related(*RELATED)
        .annotate(
            draft_text=Subquery(draft),
            hotline_number=Subquery(hotline),
        )
    )
