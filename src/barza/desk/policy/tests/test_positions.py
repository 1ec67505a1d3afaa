"""What the institution says: proposed by one, approved by another, in force for a time (P-69)."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role
from barza.desk.policy import actions, queries
from barza.desk.policy.models import Position
from barza.testing.cast import NOON, employee, officer

from .test_orientations import adopted, chairman

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-69")]
TODAY = NOON.date()
DAY = dt.timedelta(days=1)
State = Position.State


def proposed(**fields: Any) -> Position:
    given = {
        "subject_ar": "الأكياس البلاستيكية",
        "subject_en": "Plastic bags",
        "text_ar": "ترى البلدية أن تقليل الأكياس البلاستيكية واجب.",
        "text_en": "The municipality believes that fewer plastic bags are a duty.",
        "basis": "Decision 7/2026, article 2",
        "from_on": TODAY,
        "by": officer() if "by" not in fields else None,
        "now": NOON,
        **fields,
    }
    return actions.propose_position(**given)


def approved(**fields: Any) -> Position:
    return actions.approve_position(proposed(**fields), by=chairman(), now=NOON)


def in_force(now: dt.datetime = NOON) -> list[Position]:
    return list(queries.positions_in_force(now))


def test_a_line_is_in_force_once_another_person_approved_it() -> None:
    made = proposed()
    assert (in_force(), made.reference) == ([], f"{made.pk}.1")

    actions.approve_position(made, by=chairman(), now=NOON)

    assert in_force() == [made]
    assert queries.position_in_force(made.pk, NOON) == made
    acts = Act.objects.filter(event__startswith="position.").order_by("id")
    assert [act.event for act in acts] == ["position.proposed", "position.approved"]
    assert {(act.clause, act.details["reference"]) for act in acts} == {("P-69", made.reference)}


def test_nobody_approves_their_own_words() -> None:
    nasser = chairman()
    made = proposed(by=nasser)

    with pytest.raises(Refused, match="own words") as refusal:
        actions.approve_position(made, by=nasser, now=NOON)

    assert (refusal.value.clause, in_force()) == ("P-69", [])
    with pytest.raises(IntegrityError), transaction.atomic():
        Position.objects.filter(pk=made.pk).update(decided_by=nasser)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SECTION_HEAD, Role.SECURITY, Role.AUDITOR])
def test_senior_management_alone_decides(role: Role) -> None:
    made, other = proposed(), employee(role=role)

    with pytest.raises(Refused, match="Ask them"):
        actions.approve_position(made, by=other, now=NOON)
    for act in (actions.decline_position, actions.withdraw_position):
        with pytest.raises(Refused, match="Ask them"):
            act(made, because="No.", by=other, now=NOON)


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject_en": " "},
        {"text_ar": ""},
        {"basis": ""},
        {"from_on": TODAY - DAY},
        {"to_on": TODAY - DAY},
        {"from_on": TODAY + DAY, "to_on": TODAY},
    ],
    ids=str,
)
def test_a_line_has_both_languages_a_document_and_days_to_come(wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        proposed(**wrong)

    assert not Position.objects.exists()


def test_the_auditor_proposes_nothing() -> None:
    with pytest.raises(Refused):
        proposed(by=employee(role=Role.AUDITOR))


def test_it_serves_an_orientation_that_is_in_force() -> None:
    goal = adopted()
    assert proposed(serves=goal).serves == goal

    with pytest.raises(Refused) as refusal:
        proposed(serves=adopted(from_on=TODAY + DAY))

    assert refusal.value.clause == "P-74"


def test_it_holds_from_its_first_day_to_its_last() -> None:
    approved(from_on=TODAY + DAY, to_on=TODAY + 2 * DAY)

    assert [bool(in_force(NOON + days * DAY)) for days in range(4)] == [False, True, True, False]


def test_a_withdrawn_line_holds_no_longer() -> None:
    made, nasser = approved(), chairman()
    with pytest.raises(Refused, match="why"):
        actions.withdraw_position(made, because=" ", by=nasser, now=NOON)

    actions.withdraw_position(made, because="The decision was revoked.", by=nasser, now=NOON)

    assert in_force() == []
    for pk in (made.pk, None, 10**12):
        with pytest.raises(Refused, match="rests on a line") as refusal:
            queries.position_in_force(pk, NOON)
        assert refusal.value.clause == "P-69"
    with pytest.raises(Refused, match="another state"):
        actions.withdraw_position(made, because="Again.", by=nasser, now=NOON)


def test_a_proposal_is_taken_back_by_its_writer_or_declined_with_reasons() -> None:
    salma, nasser = officer(), chairman()
    actions.withdraw_position(proposed(by=salma), because="A slip.", by=salma, now=NOON)
    other = proposed()
    with pytest.raises(Refused, match="why"):
        actions.decline_position(other, because="", by=nasser, now=NOON)

    actions.decline_position(other, because="Too early.", by=nasser, now=NOON)

    states = Position.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [State.WITHDRAWN, State.DECLINED]
    with pytest.raises(Refused, match="another state"):
        actions.approve_position(other, by=nasser, now=NOON)


def test_the_next_version_takes_the_place_of_the_one_before() -> None:
    first = approved()
    second = proposed(replaces=first, text_en="Fewer bags, from May on.")
    assert (second.version, second.number, in_force()) == (2, first.number, [first])

    actions.approve_position(second, by=chairman(), now=NOON)

    first.refresh_from_db()
    assert (first.state, in_force()) == (State.REPLACED, [second])
    third = approved(replaces=second, from_on=TODAY + 3 * DAY)
    assert third.reference == f"{first.pk}.3"
    assert in_force(NOON + 2 * DAY) == [second]
    assert in_force(NOON + 3 * DAY) == [third]


def test_only_an_approved_line_has_a_next_version() -> None:
    with pytest.raises(Refused, match="next version"):
        proposed(replaces=proposed())


def test_two_next_versions_do_not_both_take_its_place() -> None:
    first = approved()
    one, other = proposed(replaces=first), proposed(replaces=first)
    actions.approve_position(one, by=chairman(), now=NOON)

    with pytest.raises(Refused, match="another state"):
        actions.approve_position(other, by=chairman(), now=NOON)

    assert in_force() == [one]


def test_what_was_never_approved_is_seen_by_its_writer_and_those_who_manage() -> None:
    salma = officer()
    mine, theirs, open_to_all = proposed(by=salma), proposed(), approved()

    def seen(person: Employee) -> set[Position]:
        return set(queries.visible_positions(person))

    assert seen(salma) == {mine, open_to_all}
    assert seen(employee(role=Role.SECTION_HEAD)) == {mine, theirs, open_to_all}
    assert seen(employee(is_active=False)) == set()


def test_lines_are_found_by_their_words_and_read_page_by_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = [approved(subject_en=f"Subject {word}") for word in ("one", "two", "three")]
    assert list(queries.positions_in_force(NOON, "subject two")) == [made[1]]
    monkeypatch.setattr(queries.positions, "PAGE", 2)

    first = queries.position_page(officer(), queries.PositionFilters())
    rest = queries.position_page(officer(), queries.PositionFilters(), first.older)

    assert first.rows + rest.rows == made[::-1]
    filters = queries.PositionFilters(state="declined", text="two")
    assert queries.position_page(officer(), filters).rows == []
