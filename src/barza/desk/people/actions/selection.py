"""Selecting who may act for accounts: two people judge by the policy's criteria (P-63)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import ASSESSED_BY, Assessment, Criterion, Employee, Selection

from .rules import locked, require_assessor, said

Score = tuple[int, str]
"""One to five, and why."""


@transaction.atomic
def open_selection(candidate: Employee, *, by: Employee, now: datetime) -> Selection:
    """One candidate is judged in one record at a time."""
    candidate = locked(candidate)
    require_assessor(by, candidate, clause="P-63")
    if Selection.objects.filter(candidate=candidate, closed_at=None).exists():
        raise Refused(
            _("This person is being assessed already. Finish that record first."), clause="P-63"
        )
    selection = Selection.objects.create(candidate=candidate, opened_at=now)
    record(
        "selection.opened",
        by=by,
        about=selection,
        now=now,
        clause="P-63",
        candidate=candidate.username,
    )
    return selection


@transaction.atomic
def assess(
    selection: Selection, scores: Mapping[Criterion, Score], *, by: Employee, now: datetime
) -> Selection:
    """Scores every criterion, with a note each. The second assessor's closes the record.

    Until then an assessor may judge anew; afterwards nobody.
    """
    selection = Selection.objects.select_for_update().get(pk=selection.pk)
    require_assessor(by, selection.candidate, clause="P-63")
    if selection.is_complete:
        raise Refused(_("This record is complete. Open a new one to judge again."), clause="P-63")
    rows = _rows(selection, scores, by, now)
    Assessment.objects.filter(selection=selection, assessor=by).delete()
    Assessment.objects.bulk_create(rows)
    record(
        "selection.assessed",
        by=by,
        about=selection,
        now=now,
        clause="P-63",
        scores={row.criterion: row.score for row in rows},
    )
    _close_when_complete(selection, by, now)
    return selection


def _rows(
    selection: Selection, scores: Mapping[Criterion, Score], by: Employee, now: datetime
) -> list[Assessment]:
    if set(scores) != set(Criterion) or not all(1 <= one <= 5 for one, _note in scores.values()):
        raise Refused(_("Give every criterion a score from 1 to 5."), clause="P-63")
    sentence = _("Say for every criterion why you score it so.")
    return [
        Assessment(
            selection=selection,
            assessor=by,
            criterion=criterion,
            score=scores[criterion][0],
            note=said(scores[criterion][1], clause=criterion.requirement, sentence=sentence),
            at=now,
        )
        for criterion in Criterion
    ]


def _close_when_complete(selection: Selection, by: Employee, now: datetime) -> None:
    assessors = Assessment.objects.filter(selection=selection).values("assessor").distinct()
    if assessors.count() < ASSESSED_BY:
        return
    selection.closed_at = now
    selection.save(update_fields=["closed_at"])
    record(
        "selection.completed",
        by=by,
        about=selection,
        now=now,
        clause="P-63",
        candidate=selection.candidate.username,
    )
