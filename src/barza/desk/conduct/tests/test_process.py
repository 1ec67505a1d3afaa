"""Allegation, notice, evidence, reply, finding, grievance, referral: in this order (P-59)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from barza.desk.conduct import actions, queries
from barza.desk.conduct.models import ConductFile, Outcome, Statement
from barza.desk.conduct.storing import Upload
from barza.desk.core.errors import Refused
from barza.desk.people.models import Role
from barza.testing import cast
from barza.testing.cast import NOON

from .town_hall import DAY, PNG, Hall, Part, alleged, found, held, noticed, with_deciders

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-59")]
Stage = ConductFile.Stage
REPLY_DUE = dt.datetime(2026, 3, 8, 10, 30, tzinfo=dt.UTC)
"""Five working days after the notice, on a Sunday."""


def find(house: Hall, file: ConductFile, now: dt.datetime, **fields: object) -> ConductFile:
    given = {"outcome": Outcome.PROVED, "reasons": "Because.", "by": house.nasser, **fields}
    return actions.find(file, now=now, **given)  # type: ignore[arg-type]  # as the test gives them


def test_an_allegation_is_nothing_more(house: Hall) -> None:
    file = alleged(house)

    assert (file.stage, file.outcome) == (Stage.ALLEGED, Outcome.ALLEGED)
    assert not queries.violations(NOON + 999 * DAY).exists()
    assert not held(house.salma, NOON)


@pytest.mark.parametrize("who", ["salma", "zainab"])
def test_only_heads_human_resources_and_senior_management_open_a_file(
    house: Hall, who: str
) -> None:
    with pytest.raises(Refused):
        actions.open_file(
            employee=house.maryam,
            medium="other",
            published_in="A magazine",
            happened_on=NOON.date(),
            allegation="Something.",
            handler=house.aisha,
            by=getattr(house, who),
            now=NOON,
        )


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"employee": "maryam"}, "about themselves"),
        ({"employee": "aisha"}, "about themselves"),
        ({"handler": "nasser"}, "human resources"),
        ({"happened_on": NOON.date() + DAY}, "ahead"),
        ({"allegation": "  "}, "what is alleged"),
        ({"published_in": ""}, "where it appeared"),
    ],
)
def test_an_allegation_needs_all_its_parts(
    house: Hall, changed: dict[str, object], says: str
) -> None:
    fields = {
        "employee": "salma",
        "medium": "broadcast",
        "published_in": "Radio",
        "happened_on": NOON.date(),
        "allegation": "Something.",
        "handler": "aisha",
        **changed,
    }
    for who in ("employee", "handler"):
        fields[who] = getattr(house, str(fields[who]))
    with pytest.raises(Refused, match=says):
        actions.open_file(by=house.maryam, now=NOON, **fields)  # type: ignore[arg-type]


def test_the_employee_sees_nothing_before_the_notice_and_everything_from_it_on(
    house: Hall,
) -> None:
    file = alleged(house)
    assert actions.look_at_file(file.pk, by=house.salma, now=NOON) is None

    actions.give_notice(file, text="You can reply.", by=house.aisha, now=NOON)

    seen = actions.look_at_file(file.pk, by=house.salma, now=NOON)
    assert seen is not None
    assert seen.evidence.count() == 1
    assert seen.reply_due_at == REPLY_DUE
    assert "reply" in queries.possible(seen, house.salma, NOON)


def test_there_is_no_notice_without_evidence_and_none_twice(house: Hall) -> None:
    file = alleged(house)
    bare = actions.open_file(
        employee=house.salma,
        medium="other",
        published_in="A magazine",
        happened_on=NOON.date(),
        allegation="Something.",
        handler=house.aisha,
        by=house.maryam,
        now=NOON,
    )
    with pytest.raises(Refused, match="Add the evidence first"):
        actions.give_notice(bare, text="Hear this.", by=house.aisha, now=NOON)
    with pytest.raises(Refused, match="your part"):
        actions.give_notice(file, text="Hear this.", by=house.maryam, now=NOON)
    with pytest.raises(Refused, match="Write the notice"):
        actions.give_notice(file, text="", by=house.aisha, now=NOON)
    actions.give_notice(file, text="Hear this.", by=house.aisha, now=NOON)
    with pytest.raises(Refused, match="already"):
        actions.give_notice(file, text="Hear this.", by=house.aisha, now=NOON)


def test_nothing_is_found_without_a_notice(house: Hall) -> None:
    with pytest.raises(Refused, match="after the notice"):
        find(house, with_deciders(house, alleged(house)), NOON + 99 * DAY)


def test_a_finding_waits_for_the_reply_or_the_end_of_its_time(house: Hall) -> None:
    file = with_deciders(house, noticed(house))
    with pytest.raises(Refused, match="Wait for"):
        find(house, file, REPLY_DUE - dt.timedelta(seconds=1))

    assert find(house, file, REPLY_DUE).outcome == Outcome.PROVED


def test_with_the_reply_it_need_not_wait(house: Hall) -> None:
    file = with_deciders(house, noticed(house))
    photo = Upload.of("photo.png", PNG)
    actions.reply(file, text="It was not me.", uploads=[photo], by=house.salma, now=NOON)

    assert find(house, file, NOON, outcome=Outcome.NOT_PROVED).outcome == Outcome.NOT_PROVED
    assert Statement.objects.get().files.get().sha256 == photo.sha256


@pytest.mark.requirement("P-58")
def test_new_evidence_gives_the_whole_time_again(house: Hall) -> None:
    file = with_deciders(house, noticed(house))
    actions.reply(file, text="It was not me.", by=house.salma, now=NOON)
    actions.add_evidence(
        file,
        title="A second page",
        upload=Upload.of("page.png", PNG),
        source="Printed edition",
        captured_at=NOON,
        by=house.maryam,
        now=NOON + 7 * DAY,
    )

    with pytest.raises(Refused, match="Wait for"):
        find(house, file, NOON + 8 * DAY)
    actions.reply(file, text="Nor this.", by=house.salma, now=NOON + 8 * DAY)
    assert find(house, file, NOON + 8 * DAY).found_at == NOON + 8 * DAY


def test_only_the_employee_replies_and_until_the_finding(house: Hall) -> None:
    with pytest.raises(Refused, match="Only the employee"):
        actions.reply(noticed(house), text="For her.", by=house.aisha, now=NOON)
    with pytest.raises(Refused, match="from the notice"):
        actions.reply(found(house), text="One more.", by=house.salma, now=NOON + 3 * DAY)


@pytest.mark.parametrize("who", ["salma", "maryam", "zainab"])
def test_accuser_manager_employee_and_others_never_decide(house: Hall, who: str) -> None:
    file = noticed(house)
    with pytest.raises(Refused):
        actions.admit(file, person=getattr(house, who), part=Part.DECIDER, by=house.aisha, now=NOON)


def test_a_manager_of_human_resources_role_in_the_same_unit_never_decides(house: Hall) -> None:
    manager = cast.employee(role=Role.SENIOR_MANAGEMENT, unit=house.salma.unit)
    with pytest.raises(Refused, match="manager of the employee"):
        actions.admit(noticed(house), person=manager, part=Part.DECIDER, by=house.aisha, now=NOON)


def test_independence_is_asked_again_when_the_finding_is_made(house: Hall) -> None:
    file = with_deciders(house, noticed(house))
    house.nasser.unit = house.salma.unit
    house.nasser.save()
    with pytest.raises(Refused, match="manager of the employee"):
        find(house, file, REPLY_DUE)


def test_a_handler_who_was_not_asked_to_decide_does_not(house: Hall) -> None:
    with pytest.raises(Refused, match="your part"):
        find(house, noticed(house), REPLY_DUE, by=house.aisha)


@pytest.mark.parametrize("reasons", ["", "  "])
def test_a_finding_has_reasons(house: Hall, reasons: str) -> None:
    file = with_deciders(house, noticed(house))
    with pytest.raises(Refused, match="reasons"):
        find(house, file, REPLY_DUE, reasons=reasons)
    with pytest.raises(Refused, match="proved or not proved"):
        find(house, file, REPLY_DUE, outcome="alleged")


def test_the_database_keeps_proved_from_standing_without_notice(house: Hall) -> None:
    file = alleged(house)
    with pytest.raises(IntegrityError), transaction.atomic():
        ConductFile.objects.filter(pk=file.pk).update(outcome=Outcome.PROVED, found_at=NOON)


def test_an_allegation_is_withdrawn_before_the_finding_only(house: Hall) -> None:
    file = actions.withdraw_allegation(
        noticed(house), because="A mix-up of names.", by=house.maryam, now=NOON
    )

    assert (file.stage, file.outcome, file.closed_at) == (Stage.WITHDRAWN, "alleged", NOON)
    with pytest.raises(Refused, match="withdrawn"):
        actions.withdraw_allegation(file, because="Again.", by=house.maryam, now=NOON)
    with pytest.raises(Refused):
        actions.withdraw_allegation(found(house), because="Late.", by=house.aisha, now=NOON)
