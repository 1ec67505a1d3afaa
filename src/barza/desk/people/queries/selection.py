"""Records of selections, and who may read them (P-63)."""

from django.db.models import QuerySet

from barza.desk.people.models import ASSESSED_BY, Assessment, Employee, Role, Selection
from barza.desk.people.roles import ASSESSORS, is_one_of


def complete_selection(employee: Employee) -> Selection | None:
    """The newest that two people have finished."""
    done = Selection.objects.filter(candidate=employee).exclude(closed_at=None)
    return done.order_by("-closed_at", "-pk").first()


def selections_seen_by(viewer: Employee) -> QuerySet[Selection]:
    """The gate: one's own; those who assess, and the auditor, see everybody's."""
    if is_one_of(viewer, ASSESSORS | {Role.AUDITOR}):
        return Selection.objects.all()
    return Selection.objects.filter(candidate=viewer)


def visible_assessments(selection: Selection, viewer: Employee) -> list[Assessment]:
    """Those that the viewer may read now.

    The candidate reads all of them. Who may still assess reads none before having done so, so
    that the second assessor's judgement is their own.
    """
    rows = list(
        Assessment.objects.filter(selection=selection).select_related("assessor").order_by("pk")
    )
    assessors = {row.assessor_id for row in rows}
    may_still = is_one_of(viewer, ASSESSORS) and len(assessors) < ASSESSED_BY
    if may_still and viewer.pk not in assessors | {selection.candidate_id}:
        return []
    return rows
