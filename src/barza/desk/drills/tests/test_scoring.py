"""The score is a plain function of the facts: bounded, fair, and never better for a fault."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from barza.desk.drills.scoring import (
    WEIGHTS,
    Expected,
    Facts,
    Part,
    in_time,
    judge,
    total,
)
from barza.testing.cast import NOON

pytestmark = [pytest.mark.requirement("P-45"), pytest.mark.requirement("P-87")]
CLAUSES = ["PII", "PHI", "DEF", "FLS"]
KINDS = ["complaint", "request", "inquiry"]
UNITS = ["D-ROA", "D-WST", "D-PRK"]
SECONDS = st.integers(0, 20_000)
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Many tests share a machine: how long one takes says nothing."""

expectations = st.builds(
    Expected,
    kinds=st.frozensets(st.sampled_from(KINDS), min_size=1),
    target=st.integers(1, 60).map(lambda minutes: timedelta(minutes=minutes)),
    urgency=st.sampled_from(["", "urgent"]),
    departments=st.frozensets(st.sampled_from(UNITS)),
    says=st.sampled_from([(), ("1111",), ("1111", "9999")]),
    traps=st.frozensets(st.sampled_from(CLAUSES)),
    is_closing_a_trap=st.booleans(),
)
found = st.frozensets(st.sampled_from(CLAUSES))
done = st.builds(
    Facts,
    received_at=st.just(NOON),
    kind=st.sampled_from(KINDS),
    urgency=st.sampled_from(["urgent", "normal"]),
    answered_at=st.none() | SECONDS.map(lambda seconds: NOON + timedelta(seconds=seconds)),
    answer=st.sampled_from(["", "Call 1111.", "اتصلوا على ١١١١", "Thank you."]),
    held=found,
    overridden=found,
    is_closed_unanswered=st.booleans(),
    department=st.sampled_from(["", *UNITS]),
)


def perfect(expected: Expected) -> Facts:
    return Facts(
        received_at=NOON,
        kind=min(expected.kinds),
        urgency=expected.urgency or "normal",
        answered_at=NOON + expected.target,
        answer=" ".join(expected.says),
        department=min(expected.departments, default=""),
    )


@patient
@given(expected=expectations, facts=done)
def test_a_score_is_a_share_of_what_was_asked(expected: Expected, facts: Facts) -> None:
    judged = judge(expected, facts)
    assert 0 <= judged.score <= 100
    assert all(0 <= share <= 100 for share in judged.parts.values())
    assert (Part.DEPARTMENT in judged.parts) is bool(expected.departments)


@patient
@given(expected=expectations)
def test_doing_everything_right_is_a_hundred(expected: Expected) -> None:
    assert judge(expected, perfect(expected)).score == 100


@patient
@given(expected=expectations, facts=done, more=st.sampled_from(CLAUSES))
def test_one_more_held_draft_never_helps(expected: Expected, facts: Facts, more: str) -> None:
    worse = replace(facts, held=facts.held | {more})
    assert judge(expected, worse).score <= judge(expected, facts).score


@patient
@given(expected=expectations, facts=done, later=SECONDS)
def test_answering_later_never_helps(expected: Expected, facts: Facts, later: int) -> None:
    if facts.answered_at is None:
        return
    worse = replace(facts, answered_at=facts.answered_at + timedelta(seconds=later))
    assert judge(expected, worse).score <= judge(expected, facts).score


@patient
@given(expected=expectations, facts=done)
def test_silence_gains_nothing_but_the_department(expected: Expected, facts: Facts) -> None:
    silent = judge(expected, replace(facts, answered_at=None, answer=""))
    assert {part for part, share in silent.parts.items() if share} <= {Part.DEPARTMENT}
    assert silent.score <= judge(expected, facts).score


@patient
@given(expected=expectations, facts=done)
def test_whoever_falls_into_the_trap_gets_nothing_for_care(
    expected: Expected, facts: Facts
) -> None:
    judged = judge(expected, facts)
    assert judged.fell_for == expected.traps & (facts.held | facts.overridden)
    if judged.fell_for:
        assert judged.parts[Part.CLEAN] == 0


@patient
@given(expected=expectations, facts=done, department=st.sampled_from(UNITS))
def test_the_right_department_counts_and_any_other_does_not(
    expected: Expected, facts: Facts, department: str
) -> None:
    judged = judge(expected, replace(facts, department=department))
    if expected.departments:
        right = department in expected.departments
        assert judged.parts[Part.DEPARTMENT] == (100 if right else 0)


@pytest.mark.parametrize(
    ("minutes", "share"), [(0, 100), (10, 100), (15, 50), (19, 10), (20, 0), (500, 0)]
)
def test_time_counts_whole_within_the_target_and_nothing_at_twice_it(
    minutes: int, share: int
) -> None:
    assert in_time(timedelta(minutes=minutes), timedelta(minutes=10)) == share


def test_a_clock_that_is_behind_ours_makes_no_negative_time() -> None:
    early = Facts(received_at=NOON, kind="thanks", answered_at=NOON - timedelta(seconds=5))
    assert early.took == timedelta()


@patient
@given(scores=st.lists(st.integers(0, 100)))
def test_the_whole_lies_between_its_messages_and_is_never_rounded_up(scores: list[int]) -> None:
    whole = total(scores)
    if not scores:
        assert whole == 0
        return
    assert min(scores) <= whole <= max(scores)
    assert whole * len(scores) <= sum(scores)


def test_the_parts_weigh_a_hundred_together() -> None:
    assert sum(WEIGHTS.values()) == 100
    assert set(WEIGHTS) == set(Part)
