"""Hours and holidays as a page: everybody reads, personnel enters (P-42)."""

from datetime import date

import pytest

from barza.desk.core.models import Holiday, WorkingHours
from barza.desk.duty import queries
from barza.desk.people.models import Employee
from barza.testing.cast import NOON

from .conftest import Browser

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-42")]
EID = "eid_al_fitr-1447"


def test_a_forecast_is_shown_as_one_and_gives_way_to_the_announcement(
    browser: Browser, personnel: Employee
) -> None:
    client = browser(personnel)
    assert client.post("/duty/calendar/forecast", {"year": 2026}).status_code == 303
    page = client.get(f"/duty/calendar?year=2026&occasion={EID}").text
    assert "Eid al-Fitr" in page
    assert page.count("no longer counts") == 0
    assert 'value="2026-03-18"' in page, "the announcement begins with what was foreseen"
    given = {
        "occasion": EID,
        "name_ar": "عيد الفطر",
        "name_en": "Eid al-Fitr",
        "first_on": "2026-03-19",
        "last_on": "2026-03-22",
        "source": "ONA",
    }
    assert client.post("/duty/calendar/announce", given | {"source": ""}).status_code == 422
    assert client.post("/duty/calendar/announce", given).status_code == 303
    assert client.get("/duty/calendar?year=2026").text.count("Forecast, no longer") == 6
    assert Holiday.objects.filter(kind="announced", occasion=EID).count() == 4


def test_a_day_off_that_no_rule_foresees_has_an_occasion_of_its_own(
    browser: Browser, personnel: Employee
) -> None:
    given = {"name_ar": "إعصار", "name_en": "Cyclone", "source": "ONA"}
    days = {"first_on": "2026-06-03", "last_on": "2026-06-03"}
    sent = browser(personnel).post("/duty/calendar/announce", given | days)
    assert sent.status_code == 303
    assert Holiday.objects.get().occasion == "announced_06_03-2026"


def test_ramadans_hours_are_entered(browser: Browser, personnel: Employee) -> None:
    given = {
        "occasion": "ramadan",
        "valid_from_on": "2026-02-18",
        "valid_to_on": "2026-03-19",
        "weekdays": ["7", "1", "2", "3", "4"],
        "opens_at": "09:00",
        "closes_at": "14:00",
        "source": "Circular",
    }
    client = browser(personnel)
    assert client.post("/duty/calendar/hours", given | {"weekdays": []}).status_code == 422
    assert client.post("/duty/calendar/hours", given).status_code == 303
    assert WorkingHours.objects.get(occasion="ramadan").valid_to_on == date(2026, 3, 19)
    assert "09:00–14:00" in client.get("/duty/calendar?year=2026").text


def test_an_officer_reads_and_enters_nothing(browser: Browser, salma: Employee) -> None:
    client = browser(salma)
    page = client.get("/duty/calendar")
    assert "Enter an announcement" not in page.text
    assert client.post("/duty/calendar/forecast", {"year": 2026}).status_code == 422
    assert not Holiday.objects.exists()
    assert client.get("/duty/calendar?year=99999").status_code == 200


@pytest.mark.requirement("P-43")
def test_the_head_sets_how_long_each_is_waited_for(browser: Browser, maryam: Employee) -> None:
    client = browser(maryam)
    given = {"valid_from_on": "2026-01-01", "officer": 5, "backup": 6, "head": 7}
    assert client.post("/duty/calendar/times", given | {"head": 0}).status_code == 422
    assert client.post("/duty/calendar/times", given).status_code == 303
    assert queries.minutes_of("urgent", NOON) == (5, 6, 7)


def test_an_address_with_what_no_database_keeps_is_read(
    browser: Browser, personnel: Employee
) -> None:
    assert browser(personnel).get("/duty/calendar?occasion=a%00b").status_code == 200
    assert browser(personnel).get("/overtime/month?after=a%00b").status_code == 200
