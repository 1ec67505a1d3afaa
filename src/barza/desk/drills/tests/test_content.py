"""The drills that come with the product can be done right, in the town and at the desk."""

import re
from typing import Any

import pytest
from pydantic import ValidationError

from barza import screening
from barza.desk.accounts.delegation import Act, Who, decides
from barza.desk.core import clauses
from barza.desk.drills.content import DrillText, MessageText, Trap, drills
from barza.sample.signin import read
from barza.town.script import people
from barza.town.script.arrivals import addressed
from barza.town.writing.length import MAX_LENGTH, length

pytestmark = pytest.mark.requirement("P-87")
MESSAGES = [(drill.code, one) for drill in drills() for one in drill.messages]
EVERY = pytest.mark.parametrize(
    "one", [one for _, one in MESSAGES], ids=[f"{code}-{one.key}" for code, one in MESSAGES]
)


def test_there_are_drills_with_each_kind_of_lesson_in_both_languages() -> None:
    assert len(drills()) >= 4
    for drill in drills():
        assert {one.lang for one in drill.messages} == {"ar", "en"}, drill.code
    traps = {trap.clause or trap.by for _, one in MESSAGES for trap in one.traps}
    assert {"PII", "PHI", "closing"} <= traps
    assert any(one.urgency == "urgent" and "1111" in one.says for _, one in MESSAGES)
    assert any(one.visibility == "direct" for _, one in MESSAGES)


@EVERY
def test_a_citizen_of_the_town_can_write_it(one: MessageText) -> None:
    assert one.citizen in {who.handle for who in people.load().citizens}
    assert length(addressed(one.text)) <= MAX_LENGTH


@EVERY
def test_its_departments_are_the_samples(one: MessageText) -> None:
    assert set(one.departments) <= {row["code"] for row in read("units")}
    assert one.departments


@EVERY
def test_an_officer_may_answer_it_alone(one: MessageText) -> None:
    """Else the trainee would wait for somebody who isn't in the drill."""
    sorted_ = screening.sort(one.text)
    assert decides(Act.ANSWER, topic=sorted_.service or "", urgency=sorted_.urgency) == Who.OFFICER


@EVERY
def test_its_links_lead_to_reserved_names_and_its_advice_is_in_two_languages(
    one: MessageText,
) -> None:
    hosts = re.findall(r"https?://([^/\s]+)", one.text)
    assert all(host.endswith(".example") for host in hosts)
    arabic = re.compile(r"[\u0600-\u06ff]")
    assert arabic.search(one.advice_ar)
    assert not arabic.search(one.advice_en)


@EVERY
def test_repeating_what_a_message_of_the_data_traps_holds_is_found(one: MessageText) -> None:
    """The trap is one: the screening holds what it tempts to, where that stands in the message."""
    held = {found.clause for found in screening.read(one.text)}
    for trap in one.traps:
        if trap.clause == "PHI":
            assert "PHI" in held


def whole(**fields: Any) -> dict[str, Any]:
    return drills()[0].model_dump(mode="json") | fields


@pytest.mark.parametrize(
    "fields",
    [
        {"messages": drills()[0].model_dump(mode="json")["messages"][:2]},
        {"messages": [drills()[0].model_dump(mode="json")["messages"][0]] * 3},
        {"minutes": 5},
        {"pass_share": 101},
        {"title_ar": " "},
        {"surprise": True},
    ],
    ids=["too few", "the same twice", "no time", "over a hundred", "no Arabic", "unknown"],
)
def test_a_drill_that_is_not_whole_is_not_read(fields: dict[str, Any]) -> None:
    DrillText.model_validate(whole())
    with pytest.raises(ValidationError):
        DrillText.model_validate(whole(**fields))


@pytest.mark.parametrize(
    ("by", "clause"), [("finding", ""), ("finding", "XXX"), ("closing", "PII")]
)
def test_a_trap_names_a_clause_exactly_when_a_finding_springs_it(by: Any, clause: str) -> None:
    with pytest.raises(ValidationError):
        Trap(by=by, clause=clause, cites="P-90", why_ar="س", why_en="x")
    assert "PII" in clauses.CLAUSES
