"""Hours and holidays: who enters them, and that an announcement wins (P-42)."""

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest

from barza.desk.audit.models import Act
from barza.desk.core import calendar
from barza.desk.core.errors import Refused
from barza.desk.core.models import Holiday, WorkingHours
from barza.desk.duty import actions, queries
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.testing.cast import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-42")]
EID = "eid_al_fitr-1447"
RAMADAN: dict[str, Any] = {
    "valid_from_on": date(2026, 2, 19),
    "valid_to_on": date(2026, 3, 19),
    "weekdays": [7, 1, 2, 3, 4],
    "opens_at": time(9),
    "closes_at": time(14),
    "occasion": "ramadan",
    "source": "Circular 2/2026",
}


def announced(by: Employee, days: list[date], **fields: Any) -> list[Holiday]:
    given = {"occasion": EID, "name_ar": "عيد الفطر", "name_en": "Eid al-Fitr", "source": "ONA"}
    return actions.announce_holiday(**given | fields, days=days, by=by, now=NOON)


def test_the_forecast_is_written_once_however_often_it_is_asked_for(personnel: Employee) -> None:
    cast.working_hours()
    made = actions.forecast_holidays(2026, by=personnel, now=NOON)
    assert actions.forecast_holidays(2026, by=personnel, now=NOON) == made
    assert Holiday.objects.filter(kind="forecast").count() == made == 18
    assert date(2026, 3, 23) in calendar.load().holidays


def test_an_announcement_replaces_the_forecast_and_an_earlier_announcement(
    personnel: Employee,
) -> None:
    actions.forecast_holidays(2026, by=personnel, now=NOON)
    announced(personnel, [date(2026, 3, 19), date(2026, 3, 20)])
    announced(personnel, [date(2026, 3, 20), date(2026, 3, 21)])
    actions.forecast_holidays(2026, by=personnel, now=NOON)
    march = {day for day in calendar.load().holidays if day.month == 3}
    assert march == {date(2026, 3, 20), date(2026, 3, 21)}
    act = Act.objects.filter(event="holiday.announced").last()
    assert act is not None
    assert act.details["before"] == ["2026-03-19", "2026-03-20"]
    assert act.details["source"] == "ONA"


def test_ramadans_hours_are_one_row_a_year(personnel: Employee) -> None:
    cast.working_hours()
    actions.set_hours(**RAMADAN, by=personnel, now=NOON)
    moved = RAMADAN | {"valid_from_on": date(2026, 2, 18), "opens_at": time(8)}
    actions.set_hours(**moved, by=personnel, now=NOON)
    row = WorkingHours.objects.get(occasion="ramadan")
    assert row.opens_at == time(8)
    hours = calendar.load().hours_on(date(2026, 3, 1))
    assert hours is not None
    assert hours.occasion == "ramadan"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SECTION_HEAD, Role.SECURITY])
def test_others_enter_nothing(role: Role) -> None:
    by = cast.employee(role=role)
    with pytest.raises(Refused, match="enter hours and holidays"):
        actions.forecast_holidays(2026, by=by, now=NOON)
    with pytest.raises(Refused, match="enter hours and holidays"):
        announced(by, [date(2026, 3, 20)])
    with pytest.raises(Refused, match="enter hours and holidays"):
        actions.set_hours(**RAMADAN, by=by, now=NOON)
    with pytest.raises(Refused, match="set the rates"):
        actions.set_rate(
            klass="weekday",
            valid_from_on=date(2026, 1, 1),
            pay=Decimal(1),
            time_off=Decimal(1),
            expires_after_days=None,
            source="x",
            by=by,
            now=NOON,
        )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"closes_at": time(8)}, "end after they begin", id="closes before"),
        pytest.param({"weekdays": []}, "days of the week", id="no day"),
        pytest.param({"weekdays": [8]}, "days of the week", id="no such day"),
        pytest.param({"valid_to_on": date(2026, 4, 19)}, "29 or 30 days", id="a long Ramadan"),
        pytest.param({"valid_to_on": None}, "29 or 30 days", id="an endless Ramadan"),
        pytest.param({"source": " "}, "where the hours", id="no source"),
    ],
)
def test_hours_that_cannot_be_are_refused(
    personnel: Employee, changed: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        actions.set_hours(**RAMADAN | changed, by=personnel, now=NOON)


def test_an_announcement_names_its_days_and_its_source(personnel: Employee) -> None:
    with pytest.raises(Refused, match="where it was announced"):
        announced(personnel, [date(2026, 3, 20)], source="")
    with pytest.raises(Refused, match="Enter the days"):
        announced(personnel, [])
    with pytest.raises(Refused, match="reaches from"):
        actions.forecast_holidays(1999, by=personnel, now=NOON)


@pytest.mark.requirement("P-43")
def test_the_times_of_escalation_are_the_heads_to_set(maryam: Employee, salma: Employee) -> None:
    fields: dict[str, Any] = {"urgency": "urgent", "valid_from_on": date(2026, 3, 1), "now": NOON}
    with pytest.raises(Refused, match="set these times"):
        actions.set_escalation_times(**fields, officer=5, backup=5, head=5, by=salma)
    with pytest.raises(Refused, match="between one minute"):
        actions.set_escalation_times(**fields, officer=0, backup=5, head=5, by=maryam)
    actions.set_escalation_times(**fields, officer=5, backup=6, head=7, by=maryam)
    assert queries.minutes_of("urgent", NOON) == (5, 6, 7)
