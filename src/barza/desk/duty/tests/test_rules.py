"""A rota that breaks a declared limit or the rest is refused (P-67); a gap is shown (P-43)."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.desk.duty.limits import Limits
from barza.desk.duty.rules import Breach, breach, gaps, overlapping, short_of_rest
from barza.desk.duty.spans import Span, common, minutes, union

from .times import CALENDAR, muscat, span

EVENINGS = Limits(frozenset({7, 1, 2, 3, 4}), time(16), time(1))
ALWAYS = Limits(frozenset(range(1, 8)))
EVENING = span((4, 5, 16), (4, 6, 0))
HOURS = st.integers(0, 14 * 24)


def hours(start: int, length: int) -> Span:
    begin = muscat(4, 1, 0) + timedelta(hours=start)
    return Span(begin, begin + timedelta(hours=length))


SHIFTS = st.lists(st.builds(hours, HOURS, st.integers(1, 12)), max_size=12)


@pytest.mark.requirement("P-67")
@pytest.mark.parametrize(
    ("wanted", "limits", "expected"),
    [
        pytest.param(EVENING, EVENINGS, None, id="within the declared hours"),
        pytest.param(span((4, 5, 16), (4, 6, 1)), EVENINGS, None, id="past midnight"),
        pytest.param(span((4, 5, 16), (4, 6, 2)), EVENINGS, Breach.TIME, id="too late"),
        pytest.param(span((4, 5, 15), (4, 5, 23)), EVENINGS, Breach.TIME, id="too early"),
        pytest.param(span((4, 3, 16), (4, 3, 20)), EVENINGS, Breach.TIME, id="not that day"),
        pytest.param(span((4, 5, 8), (4, 5, 14)), None, None, id="official hours need nothing"),
        pytest.param(span((4, 5, 8), (4, 5, 15)), None, Breach.NOT_DECLARED, id="never declared"),
        pytest.param(
            span((3, 1, 8), (3, 1, 13)), None, Breach.NOT_DECLARED, id="Ramadan opens at 9"
        ),
        pytest.param(span((3, 19, 9), (3, 19, 12)), None, Breach.NOT_DECLARED, id="a holiday"),
        pytest.param(span((4, 3, 9), (4, 3, 20)), ALWAYS, None, id="no limits but the rest"),
    ],
)
def test_a_shift_keeps_to_what_was_declared(
    wanted: Span, limits: Limits | None, expected: Breach | None
) -> None:
    assert breach(wanted, [], limits, CALENDAR) == expected


@pytest.mark.requirement("P-67")
def test_the_most_shifts_of_a_week_are_counted_from_sunday_to_saturday() -> None:
    limits = Limits(frozenset(range(1, 8)), most_shifts_a_week=2)
    before = [span((4, 5, 16), (4, 5, 22)), span((4, 7, 16), (4, 7, 22))]
    assert breach(span((4, 9, 16), (4, 9, 22)), before, limits, CALENDAR) == Breach.SHIFTS
    assert breach(span((4, 12, 16), (4, 12, 22)), before, limits, CALENDAR) is None
    in_hours = [span((4, day, 8), (4, day, 14)) for day in (5, 6, 7)]
    assert breach(span((4, 9, 16), (4, 9, 22)), in_hours, limits, CALENDAR) is None


@pytest.mark.requirement("P-67")
def test_the_most_hours_of_a_day_count_what_is_outside_the_official_hours() -> None:
    limits = Limits(frozenset(range(1, 8)), most_hours_a_day=4)
    assert breach(span((4, 5, 10), (4, 5, 18)), [], limits, CALENDAR) is None
    assert breach(span((4, 5, 10), (4, 5, 19)), [], limits, CALENDAR) == Breach.HOURS
    earlier = [span((4, 5, 0), (4, 5, 2))]
    assert breach(span((4, 5, 17), (4, 5, 20)), earlier, limits, CALENDAR) == Breach.HOURS


@pytest.mark.requirement("P-67")
def test_one_watch_over_two_accounts_is_not_two_shifts() -> None:
    assert overlapping(EVENING, [EVENING]) is None
    assert short_of_rest(EVENING, [EVENING]) is None
    assert overlapping(EVENING, [Span(EVENING.start, EVENING.end - timedelta(hours=1))])


@pytest.mark.requirement("P-67")
@given(wanted=st.builds(hours, HOURS, st.integers(1, 12)), others=SHIFTS)
def test_eleven_hours_lie_between_two_shifts_or_it_is_said(
    wanted: Span, others: list[Span]
) -> None:
    close = short_of_rest(wanted, others)
    apart = [
        max(wanted.start - other.end, other.start - wanted.end)
        for other in others
        if other != wanted
    ]
    assert (close is None) == all(between >= timedelta(hours=11) for between in apart)
    if overlapping(wanted, others):
        assert close is not None


@pytest.mark.requirement("P-43")
@given(shifts=SHIFTS)
def test_gaps_and_shifts_fill_the_window_exactly(shifts: list[Span]) -> None:
    window = hours(24, 200)
    empty = gaps(window, shifts)
    assert not common(empty, shifts)
    assert union([*empty, *common([window], shifts)]) == [window]
    assert minutes(empty) + minutes(common([window], shifts)) == 200 * 60
