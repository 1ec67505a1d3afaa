"""The ledger of out-of-hours work: the month by hand, and that no minute is counted twice."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barza.desk.duty.classes import classed, midnight, outside
from barza.desk.duty.models import Klass
from barza.desk.duty.reckoning import Done, Piece, Watch, Work, reckon, stretches
from barza.desk.duty.spans import Span, common, minutes, union

from .times import CALENDAR, muscat, span

pytestmark = pytest.mark.requirement("P-68")
OURS, OTHER = 1, 2
MARCH = span((3, 1, 0), (4, 1, 0))
APRIL = span((4, 1, 0), (5, 1, 0))
SHIFTS = (
    span((3, 1, 14), (3, 1, 22)),  # a Sunday of Ramadan, from closing on
    span((3, 5, 22), (3, 6, 6)),  # Thursday into Friday
    span((3, 11, 8), (3, 11, 16)),  # around the five official hours of Ramadan
    span((3, 17, 20), (3, 18, 4)),  # into 29 Ramadan, a holiday
    span((3, 20, 10), (3, 20, 18)),  # the Friday of Eid
    span((3, 23, 18), (3, 24, 2)),  # the day given back, into an ordinary Tuesday
    span((3, 28, 8), (3, 28, 12)),  # a Saturday
    span((3, 31, 20), (4, 1, 4)),  # into April
)
ACTS = (
    Done(muscat(3, 1, 15), OURS),  # on a shift
    Done(muscat(3, 4, 10, 30), OURS),  # within the official hours
    Done(muscat(3, 26, 21, 0), OURS),  # on no shift, with the next three
    Done(muscat(3, 26, 21, 5), OTHER),
    Done(muscat(3, 26, 21, 10), OURS),
    Done(muscat(3, 26, 21, 20), OURS),
    Done(muscat(3, 28, 11, 55), OURS),  # runs on past the shift's end
    Done(muscat(3, 28, 12, 5), OURS),
)
WORK = Work(
    watches=tuple(Watch(one, OURS, number) for number, one in enumerate(SHIFTS, 1)), acts=ACTS
)

#                    1 Mar  5–6 Mar  11 Mar   17–18 Mar  20 Mar  23–24 Mar  28 Mar  31 Mar  acts
BY_HAND = {
    Klass.RAMADAN: 8 * 60 + 2 * 60 + (1 + 2) * 60 + 4 * 60,
    Klass.WEEKLY_REST: 6 * 60 + 4 * 60 + 6,
    Klass.HOLIDAY: 4 * 60 + 8 * 60 + 6 * 60,
    Klass.WEEKDAY: 2 * 60 + 4 * 60 + 21,
}


def by_class(pieces: list[Piece]) -> dict[Klass, int]:
    total: Counter[Klass] = Counter()
    for piece in pieces:
        total[piece.klass] += minutes([piece.span])
    return dict(total)


def test_a_month_with_ramadan_and_eid_equals_the_hours_by_hand() -> None:
    pieces = reckon(MARCH, WORK, CALENDAR)
    assert by_class(pieces) == BY_HAND
    assert sum(BY_HAND.values()) == 17 * 60 + 10 * 60 + 6 + 18 * 60 + 6 * 60 + 21
    assert by_class(reckon(APRIL, WORK, CALENDAR)) == {Klass.WEEKDAY: 4 * 60}


def test_work_without_a_shift_is_flagged_and_not_dropped() -> None:
    flagged = [piece for piece in reckon(MARCH, WORK, CALENDAR) if piece.shift is None]
    assert [(piece.account, piece.span) for piece in flagged] == [
        (OURS, span((3, 26, 21, 0), (3, 26, 21, 5))),
        (OTHER, span((3, 26, 21, 5), (3, 26, 21, 10))),
        (OURS, span((3, 26, 21, 10), (3, 26, 21, 21))),
        (OURS, span((3, 28, 12, 0), (3, 28, 12, 6))),
    ]


def test_what_a_backup_does_when_called_is_assigned_and_standing_by_is_not_work() -> None:
    standby = Watch(span((4, 5, 16), (4, 6, 0)), OURS, 7)
    called = Work(standbys=(standby,), acts=(Done(muscat(4, 5, 18), OURS),))
    [piece] = reckon(APRIL, called, CALENDAR)
    assert (minutes([piece.span]), piece.shift) == (1, 7)
    elsewhere = Work(standbys=(standby,), acts=(Done(muscat(4, 5, 18), OTHER),))
    assert reckon(APRIL, elsewhere, CALENDAR)[0].shift is None


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param([0, 14, 28], [(0, 29)], id="less than a quarter apart: one stretch"),
        pytest.param([0, 15], [(0, 1), (15, 16)], id="a quarter apart: two"),
        pytest.param([0, 0, 0], [(0, 1)], id="the same minute counts once"),
    ],
)
def test_acts_near_each_other_are_one_stretch(
    at: list[int], expected: list[tuple[int, int]]
) -> None:
    start = muscat(4, 5, 18)
    acts = [Done(start + timedelta(minutes=minute, seconds=7), OURS) for minute in at]
    assert [found for found, _ in stretches(acts)] == [
        Span(start + timedelta(minutes=first), start + timedelta(minutes=last))
        for first, last in expected
    ]


MINUTES = st.integers(0, 31 * 24 * 60)


def _watch(start: int, length: int, account: int, shift: int) -> Watch:
    begin = MARCH.start + timedelta(minutes=start)
    return Watch(Span(begin, begin + timedelta(minutes=length)), account, shift)


WATCHES = st.lists(
    st.builds(_watch, MINUTES, st.integers(1, 720), st.integers(1, 3), st.integers(1, 99)),
    max_size=8,
)
DONE = st.lists(
    st.builds(
        lambda minute, account: Done(MARCH.start + timedelta(minutes=minute), account),
        MINUTES,
        st.integers(1, 3),
    ),
    max_size=12,
)
WORKS = st.builds(
    lambda watches, standbys, acts: Work(tuple(watches), tuple(standbys), tuple(acts)),
    WATCHES,
    WATCHES,
    DONE,
)


def check_that_no_minute_counts_twice(work: Work) -> None:
    pieces = reckon(MARCH, work, CALENDAR)
    spans = [piece.span for piece in pieces]
    assert sum(minutes([one]) for one in spans) == minutes(spans), "no minute twice"

    worked = [watch.span for watch in work.watches] + [one for one, _ in stretches(work.acts)]
    owed = outside(CALENDAR, common(worked, [MARCH]))
    assert union(spans) == union(owed), "all that is out of hours, and nothing else"
    for piece in pieces:
        assert [(piece.span, piece.klass)] == list(classed(CALENDAR, piece.span))


@settings(max_examples=100)
@given(work=WORKS)
def test_no_minute_counts_twice_and_none_is_lost(work: Work) -> None:
    check_that_no_minute_counts_twice(work)


@pytest.mark.long
@settings(max_examples=2000, deadline=None)
@given(work=WORKS)
def test_no_minute_counts_twice_in_thousands_of_months(work: Work) -> None:
    check_that_no_minute_counts_twice(work)


@settings(max_examples=50)
@given(work=WORKS, day=st.integers(1, 31))
def test_two_halves_of_a_month_add_up_to_it(work: Work, day: int) -> None:
    border = midnight(CALENDAR, MARCH.start.date() + timedelta(days=day))
    halves = [Span(MARCH.start, border), Span(border, MARCH.end)]
    added = [piece.span for half in halves for piece in reckon(half, work, CALENDAR)]
    assert union(added) == union(piece.span for piece in reckon(MARCH, work, CALENDAR))


@settings(max_examples=50)
@given(
    work=WORKS,
    decided=st.lists(
        st.builds(lambda w: w.span, WATCHES.map(lambda w: w[0] if w else _watch(0, 1, 1, 1))),
        max_size=3,
    ),
)
def test_what_was_decided_on_is_never_proposed_again(work: Work, decided: list[Span]) -> None:
    again = reckon(MARCH, work, CALENDAR, decided)
    assert not common([piece.span for piece in again], decided)
