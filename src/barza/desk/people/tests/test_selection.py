"""Two people judge a candidate by the policy's criteria, and the candidate reads it (P-63)."""

import pytest

from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people import actions, queries
from barza.desk.people.models import Assessment, Criterion, Role, Selection
from barza.testing import cast
from barza.testing.cast import NOON

from .staff import SCORES, head, personnel, security

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-63")]


def test_a_selection_is_complete_when_two_people_have_scored_every_criterion() -> None:
    salma, maryam, aisha = cast.officer(), head(), personnel()
    selection = actions.open_selection(salma, by=maryam, now=NOON)
    assert queries.complete_selection(salma) is None

    actions.assess(selection, SCORES, by=maryam, now=NOON)
    assert queries.complete_selection(salma) is None, "one person is not enough"
    actions.assess(selection, SCORES, by=maryam, now=NOON)
    assert queries.complete_selection(salma) is None, "nor the same one twice"

    actions.assess(selection, SCORES, by=aisha, now=NOON)
    assert queries.complete_selection(salma) == selection
    assert Assessment.objects.count() == 2 * len(Criterion)
    assert Act.objects.filter(event="selection.completed", clause="P-63").count() == 1


def test_a_complete_selection_stands_as_it_is() -> None:
    salma, maryam, aisha = cast.officer(), head(), personnel()
    selection = actions.open_selection(salma, by=maryam, now=NOON)
    actions.assess(selection, SCORES, by=maryam, now=NOON)
    actions.assess(selection, SCORES, by=aisha, now=NOON)
    for late in (maryam, personnel()):
        with pytest.raises(Refused, match="complete"):
            actions.assess(selection, SCORES, by=late, now=NOON)


def test_an_assessor_may_judge_anew_until_the_other_has() -> None:
    selection = actions.open_selection(cast.officer(), by=(maryam := head()), now=NOON)
    actions.assess(selection, SCORES, by=maryam, now=NOON)
    better = SCORES | {Criterion.LANGUAGE: (5, "The second sample was excellent.")}
    actions.assess(selection, better, by=maryam, now=NOON)
    assert Assessment.objects.get(criterion=Criterion.LANGUAGE).score == 5


@pytest.mark.parametrize(
    "scores",
    [
        {},
        {criterion: SCORES[criterion] for criterion in list(Criterion)[:-1]},
        SCORES | {Criterion.PLATFORM: (0, "None.")},
        SCORES | {Criterion.PLATFORM: (6, "Splendid.")},
        SCORES | {Criterion.PLATFORM: (3, "  ")},
    ],
)
def test_every_criterion_needs_a_score_and_a_note(scores: dict[Criterion, tuple[int, str]]) -> None:
    selection = actions.open_selection(cast.officer(), by=(maryam := head()), now=NOON)
    with pytest.raises(Refused):
        actions.assess(selection, scores, by=maryam, now=NOON)
    assert not Assessment.objects.exists()


def test_neither_the_candidate_nor_who_has_no_say_opens_or_assesses() -> None:
    maryam = head()
    selection = actions.open_selection(maryam, by=personnel(), now=NOON)
    for by in (maryam, cast.officer(), security(), head(is_active=False)):
        with pytest.raises(Refused):
            actions.assess(selection, SCORES, by=by, now=NOON)
        with pytest.raises(Refused):
            actions.open_selection(maryam, by=by, now=NOON)


def test_a_candidate_is_judged_in_one_record_at_a_time() -> None:
    salma = cast.officer()
    actions.open_selection(salma, by=head(), now=NOON)
    with pytest.raises(Refused, match="already"):
        actions.open_selection(salma, by=personnel(), now=NOON)
    assert Selection.objects.count() == 1


def test_the_candidate_reads_the_scores_and_the_second_assessor_does_not_yet() -> None:
    salma, maryam, aisha = cast.officer(), head(), personnel()
    auditor = cast.employee(role=Role.AUDITOR)
    selection = actions.open_selection(salma, by=maryam, now=NOON)
    actions.assess(selection, SCORES, by=maryam, now=NOON)

    assert len(queries.visible_assessments(selection, salma)) == len(Criterion)
    assert len(queries.visible_assessments(selection, maryam)) == len(Criterion)
    assert queries.visible_assessments(selection, aisha) == []

    actions.assess(selection, SCORES, by=aisha, now=NOON)
    for reader in (salma, maryam, aisha, auditor):
        assert len(queries.visible_assessments(selection, reader)) == 2 * len(Criterion)


def test_a_record_is_there_for_its_candidate_and_those_who_judge_only() -> None:
    salma, maryam = cast.officer(), head()
    selection = actions.open_selection(salma, by=maryam, now=NOON)
    readers = (salma, maryam, personnel(), cast.employee(role=Role.AUDITOR))
    others = (cast.officer(), security(), cast.stranger())
    for reader in readers:
        assert queries.selections_seen_by(reader).filter(pk=selection.pk).exists()
    for other in others:
        assert not queries.selections_seen_by(other).filter(pk=selection.pk).exists()
