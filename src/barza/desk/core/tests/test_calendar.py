from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.desk.core.calendar import Hours, WorkingCalendar

MUSCAT = ZoneInfo("Asia/Muscat")
SUNDAY_TO_THURSDAY = frozenset({7, 1, 2, 3, 4})
CALENDAR = WorkingCalendar(
    zone=MUSCAT,
    hours=(
        Hours(date(2022, 5, 15), None, SUNDAY_TO_THURSDAY, time(7, 30), time(14, 30)),
        Hours(date(2026, 2, 18), date(2026, 3, 19), SUNDAY_TO_THURSDAY, time(9), time(14)),
    ),
    holidays=frozenset({date(2026, 3, 22), date(2026, 3, 23)}),
)


def muscat(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=MUSCAT)


@pytest.mark.requirement("P-42")
@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        pytest.param(muscat(1, 5, 8), 60, muscat(1, 5, 9), id="within a day"),
        pytest.param(muscat(1, 5, 6), 60, muscat(1, 5, 8, 30), id="before opening"),
        pytest.param(muscat(1, 5, 14), 60, muscat(1, 6, 8), id="over night"),
        pytest.param(muscat(1, 8, 14), 60, muscat(1, 11, 8), id="over Friday and Saturday"),
        pytest.param(muscat(2, 17, 14), 60, muscat(2, 18, 9, 30), id="into Ramadan"),
        pytest.param(muscat(3, 1, 13), 90, muscat(3, 2, 9, 30), id="a short day of Ramadan"),
        pytest.param(muscat(3, 19, 13, 30), 60, muscat(3, 24, 8), id="over Eid"),
        pytest.param(muscat(1, 5, 7, 30), 420, muscat(1, 5, 14, 30), id="exactly one day"),
    ],
)
def test_working_minutes_pass_only_while_the_institution_works(
    start: datetime, minutes: int, end: datetime
) -> None:
    assert CALENDAR.after(start, minutes) == end


@pytest.mark.requirement("P-42")
@given(
    passed=st.integers(0, 180 * 24 * 60),
    first=st.integers(0, 3000),
    second=st.integers(1, 3000),
)
def test_minutes_add_up(passed: int, first: int, second: int) -> None:
    start = datetime(2025, 12, 1, tzinfo=UTC) + timedelta(minutes=passed)
    whole = CALENDAR.after(start, first + second)

    assert CALENDAR.after(CALENDAR.after(start, first), second) == whole
    assert whole - start >= timedelta(minutes=first + second)


@pytest.mark.requirement("P-42")
def test_without_hours_a_deadline_is_refused_and_not_guessed() -> None:
    empty = WorkingCalendar(MUSCAT, (), frozenset())
    with pytest.raises(LookupError, match="Enter them first"):
        empty.after(muscat(1, 5, 8), 1)
