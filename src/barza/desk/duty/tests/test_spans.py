"""Arithmetic on time, against the same with sets of minutes."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.desk.duty.spans import Span, common, minutes, subtract, union

pytestmark = pytest.mark.requirement("P-68")
ZERO = datetime(2026, 3, 1, tzinfo=UTC)
STRETCHES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=8)


def spans(numbers: list[tuple[int, int]]) -> list[Span]:
    return [
        Span(ZERO + timedelta(minutes=start), ZERO + timedelta(minutes=start + length))
        for start, length in numbers
    ]


def told(some: list[Span]) -> set[int]:
    return {
        minute
        for start, end in some
        for minute in range(minutes([Span(ZERO, start)]), minutes([Span(ZERO, end)]))
    }


@given(one=STRETCHES, other=STRETCHES)
def test_stretches_are_sets_of_minutes(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    a, b = spans(one), spans(other)
    assert told(union(a + b)) == told(a) | told(b)
    assert told(subtract(a, b)) == told(a) - told(b)
    assert told(common(a, b)) == told(a) & told(b)
    assert minutes(a) == len(told(a))


@given(one=STRETCHES)
def test_a_union_is_in_order_and_apart(one: list[tuple[int, int]]) -> None:
    joined = union(spans(one))
    assert all(before.end < after.start for before, after in pairwise(joined))
