"""The rule's forecast, and the announcement that takes its place (P-42)."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import barza.sample
from barza.desk.core import calendar, holidays
from barza.desk.core.models import Holiday
from barza.testing import cast

pytestmark = pytest.mark.requirement("P-42")


def days(year: int, kind: str) -> list[str]:
    return [
        f"{one.on:%m-%d}{'*' if one.is_given_back else ''}"
        for one in holidays.forecast(year)
        if holidays.kind_of(one.occasion) == kind
    ]


@pytest.mark.parametrize(
    ("year", "kind", "expected"),
    [
        pytest.param(2026, "accession_day", ["01-11"], id="a Sunday"),
        pytest.param(2026, "isra_miraj", ["01-16", "01-18*"], id="a Friday is given back"),
        pytest.param(
            2026,
            "eid_al_fitr",
            ["03-18", "03-19", "03-20", "03-21", "03-22", "03-23*"],
            id="an Eid that begins on a Friday",
        ),
        pytest.param(
            2026, "eid_al_adha", ["05-26", "05-27", "05-28", "05-29"], id="an Eid over a Friday"
        ),
        pytest.param(2026, "hijri_new_year", ["06-16"], id="1 Muharram"),
        pytest.param(2026, "prophets_birthday", ["08-25"], id="12 Rabi I"),
        pytest.param(2026, "national_day", ["11-20", "11-21", "11-22*"], id="both days of rest"),
        pytest.param(2024, "national_day", ["11-18", "11-19"], id="before RD 15/2025"),
    ],
)
def test_the_rule_foresees_the_days_of_the_decree(
    year: int, kind: str, expected: list[str]
) -> None:
    assert days(year, kind) == expected


@pytest.mark.parametrize("year", holidays.YEARS)
def test_a_day_given_back_is_never_rest_nor_another_holiday(year: int) -> None:
    foreseen = holidays.forecast(year)
    given = [one for one in foreseen if one.is_given_back]
    assert all(one.on.isoweekday() not in holidays.FRIDAY_AND_SATURDAY for one in given)
    others = [one.on for one in foreseen if not one.is_given_back]
    assert not {one.on for one in given} & set(others)
    assert len({one.on for one in given}) == len(given)
    assert all(one.names for one in foreseen)


def test_ramadan_is_foreseen_also_twice_a_year() -> None:
    assert holidays.ramadan(2026) == [(date(2026, 2, 18), date(2026, 3, 19))]
    assert len(holidays.ramadan(2030)) == 2


def test_the_samples_holidays_are_the_rules() -> None:
    path = Path(barza.sample.__file__).parent / "data" / "holidays.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    sample = [(row["on"], row["occasion"], row["name_ar"], row["name_en"]) for row in rows]
    assert sample == [
        (one.on.isoformat(), one.occasion, *one.names) for one in holidays.forecast(2026)
    ]


@pytest.mark.django_db
def test_an_announcement_takes_the_place_of_its_occasions_forecast() -> None:
    cast.working_hours()
    eid, other = "eid_al_fitr-1447", "national_day-2026"
    for day, occasion in ((date(2026, 3, 18), eid), (date(2026, 11, 22), other)):
        Holiday.objects.create(on=day, occasion=occasion, kind=Holiday.Kind.FORECAST)
    assert calendar.load().holidays == {date(2026, 3, 18), date(2026, 11, 22)}

    Holiday.objects.create(on=date(2026, 3, 19), occasion=eid, kind=Holiday.Kind.ANNOUNCED)

    known = calendar.load()
    assert known.holidays == {date(2026, 3, 19), date(2026, 11, 22)}
    morning = datetime(2026, 3, 18, 4, tzinfo=UTC)
    assert known.is_open(morning)
    assert not known.is_open(morning + timedelta(days=1))


@pytest.mark.django_db
def test_a_holiday_without_an_occasion_always_counts() -> None:
    cast.working_hours()
    Holiday.objects.create(on=date(2026, 3, 5), name_ar="عاصفة", name_en="Storm")
    assert not calendar.load().is_open(datetime(2026, 3, 5, 6, tzinfo=UTC))
