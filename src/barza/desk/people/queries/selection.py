"""Records of selections, and who may read them (P-63)."""

from dataclasses import dataclass

from django.db.models import QuerySet

from barza.desk.people.models import ASSESSED_BY, Assessment, Criterion, Employee, Role, Selection
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


@dataclass(frozen=True, slots=True)
class Judged:
    """One criterion, what each assessor gave, and the mean."""

    criterion: Criterion
    assessments: list[Assessment]

    @property
    def mean(self) -> float | None:
        scores = [one.score for one in self.assessments]
        return sum(scores) / len(scores) if scores else None


def judged(assessments: list[Assessment]) -> list[Judged]:
    """By the policy's criteria, in its order."""
    return [
        Judged(criterion, [one for one in assessments if one.criterion == criterion])
        for criterion in Criterion
    ]


def may_assess(selection: Selection, viewer: Employee) -> bool:
    """Whether the viewer's judgement is still to come, or may still be changed."""
    return (
        not selection.is_complete
        and is_one_of(viewer, ASSESSORS)
        and viewer.pk != selection.candidate_id
    )


def assessed_by(selection: Selection) -> list[Employee]:
    """Who has judged, in the order in which they did."""
    rows = Assessment.objects.filter(selection=selection, criterion=Criterion.QUALIFICATION)
    return [one.assessor for one in rows.select_related("assessor").order_by("at", "pk")]
