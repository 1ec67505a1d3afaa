"""After the finding: a grievance decided by somebody else, and the referral (P-59, P-60)."""

import datetime as dt

import pytest

from barza.desk.audit.models import Act
from barza.desk.conduct import actions, queries
from barza.desk.conduct.models import ConductFile, Outcome
from barza.desk.core.errors import Refused
from barza.testing.cast import NOON

from .town_hall import DAY, Hall, Part, found, noticed, with_deciders

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-59")]
Stage = ConductFile.Stage
REPLY_DUE = dt.datetime(2026, 3, 8, 10, 30, tzinfo=dt.UTC)
"""Five working days after the notice, on a Sunday."""


def find(house: Hall, file: ConductFile, now: dt.datetime, **fields: object) -> ConductFile:
    given = {"outcome": Outcome.PROVED, "reasons": "Because.", "by": house.nasser, **fields}
    return actions.find(file, now=now, **given)  # type: ignore[arg-type]  # as the test gives them


def test_proved_counts_only_when_it_can_no_longer_be_grieved(house: Hall) -> None:
    file = found(house)

    assert file.grievance_due_at == NOON + 32 * DAY
    assert not queries.violations(NOON + 31 * DAY).exists()
    assert queries.violations(NOON + 32 * DAY).get() == file


def test_a_grievance_is_decided_by_somebody_other_than_the_finder(house: Hall) -> None:
    file = found(house)
    actions.file_grievance(file, text="It is not so.", by=house.salma, now=NOON + 3 * DAY)
    assert not queries.violations(NOON + 99 * DAY).exists()

    with pytest.raises(Refused, match="made the finding"):
        actions.admit(file, person=house.nasser, part=Part.REVIEWER, by=house.aisha, now=NOON)
    with pytest.raises(Refused, match="your part"):
        actions.decide_grievance(
            file, outcome=Outcome.PROVED, reasons="So.", by=house.nasser, now=NOON + 4 * DAY
        )
    file = actions.decide_grievance(
        file, outcome=Outcome.NOT_PROVED, reasons="Misquoted.", by=house.huda, now=NOON + 4 * DAY
    )

    assert (file.outcome, file.closed_at) == (Outcome.NOT_PROVED, NOON + 4 * DAY)
    assert not queries.violations(NOON + 99 * DAY).exists()
    assert file.findings.count() == 2


def test_whoever_was_to_review_before_finding_does_not_review_their_own(house: Hall) -> None:
    file = with_deciders(house, noticed(house))
    actions.admit(file, person=house.nasser, part=Part.REVIEWER, by=house.aisha, now=NOON)
    find(house, file, REPLY_DUE)
    actions.file_grievance(file, text="No.", by=house.salma, now=REPLY_DUE)
    with pytest.raises(Refused, match="made the finding"):
        actions.decide_grievance(
            file, outcome=Outcome.PROVED, reasons="So.", by=house.nasser, now=REPLY_DUE
        )


def test_a_finding_that_stands_after_a_grievance_is_final_at_once(house: Hall) -> None:
    file = found(house)
    actions.file_grievance(file, text="It is not so.", by=house.salma, now=NOON + 3 * DAY)
    actions.decide_grievance(
        file, outcome=Outcome.PROVED, reasons="It is.", by=house.huda, now=NOON + 4 * DAY
    )

    assert queries.violations(NOON + 4 * DAY).get() == file
    with pytest.raises(Refused, match="no finding here"):
        actions.file_grievance(file, text="Again.", by=house.salma, now=NOON + 5 * DAY)


def test_a_grievance_is_the_employees_and_has_its_time(house: Hall) -> None:
    file = found(house)
    with pytest.raises(Refused, match="Only the employee"):
        actions.file_grievance(file, text="For her.", by=house.maryam, now=NOON + 3 * DAY)
    with pytest.raises(Refused, match="is over"):
        actions.file_grievance(file, text="Late.", by=house.salma, now=NOON + 32 * DAY)
    with pytest.raises(Refused, match="no grievance"):
        actions.decide_grievance(
            file, outcome=Outcome.PROVED, reasons="So.", by=house.huda, now=NOON + 4 * DAY
        )


def test_not_proved_is_final_at_once_and_grieved_by_nobody(house: Hall) -> None:
    file = found(house, Outcome.NOT_PROVED)

    assert file.final_at == file.closed_at == NOON + 2 * DAY
    with pytest.raises(Refused, match="no finding here"):
        actions.file_grievance(file, text="?", by=house.salma, now=NOON + 3 * DAY)


@pytest.mark.requirement("P-60")
def test_only_a_proved_and_final_file_is_referred_citing_the_article(house: Hall) -> None:
    file, later = found(house), NOON + 32 * DAY
    fields = {"referred_to": "Personnel affairs committee", "article": "Article 104"}
    with pytest.raises(Refused, match="Wait until"):
        actions.refer(file, by=house.aisha, now=later - DAY, **fields)
    with pytest.raises(Refused, match="Cite the article"):
        actions.refer(file, referred_to="Committee", article="", by=house.aisha, now=later)
    with pytest.raises(Refused, match="your part"):
        actions.refer(file, by=house.nasser, now=later, **fields)

    file = actions.refer(file, by=house.aisha, now=later, **fields)

    assert (file.stage, file.closed_at) == (Stage.REFERRED, later)
    assert Act.objects.get(event="conduct.referred").details == {"article": "Article 104"}
    with pytest.raises(Refused, match="Only a proved"):
        actions.refer(found(house, Outcome.NOT_PROVED), by=house.aisha, now=later, **fields)
