"""The calendar address: secret, one's own shifts only, and a file that calendars can read."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from barza.desk.accounts.models import Account
from barza.desk.audit.models import Act
from barza.desk.duty.models import FeedToken, Shift
from barza.desk.people.models import Employee
from barza.testing import cast

from .conftest import Browser

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-43")]
Put = Callable[..., Shift]


def made(client: Client) -> str:
    """The path of a new address."""
    page = client.post("/duty/feed").text
    found = re.search(r'value="https?://[^/]+(/duty/feed/[\w-]{43}\.ics)"', page)
    assert found
    return found.group(1)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_the_address_needs_no_sign_in_and_shows_ones_own_shifts_only(
    browser: Browser, put: Put, salma: Employee, yusuf: Employee, account: Account, now: datetime
) -> None:
    mine = put(note="Bring the phone; it is, well, old")
    others = put(
        start_at=now + timedelta(hours=8),
        end_at=now + timedelta(hours=9),
        officer=cast.officer(account),
    )
    address = made(browser(salma))
    answer = Client().get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    lines = unfolded(answer.text)
    assert lines.count("BEGIN:VEVENT") == 1
    assert f"DTSTART:{mine.start_at.astimezone(UTC):%Y%m%dT%H%M%SZ}" in lines
    assert "SUMMARY:Duty: Muscat Municipality" in lines
    assert r"DESCRIPTION:Bring the phone\; it is\, well\, old" in lines
    assert not re.search(rf"shift-{others.pk}-|Yusuf|Salma", answer.text), "no name of anybody"
    assert "Backup: Muscat Municipality" in Client().get(made(browser(yusuf))).text


def test_only_the_digest_is_kept_and_the_token_is_not_on_record(
    browser: Browser, salma: Employee
) -> None:
    token = made(browser(salma)).split("/")[-1].removesuffix(".ics")
    assert token not in str(list(FeedToken.objects.values()))
    assert token not in str(list(Act.objects.values()))


def test_a_new_address_ends_the_old_one_and_revoking_ends_it(
    browser: Browser, salma: Employee
) -> None:
    client = browser(salma)
    first = made(client)
    second = made(client)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    assert client.post("/duty/feed/revoke").status_code == 303
    assert Client().get(second).status_code == 404
    assert client.post("/duty/feed/revoke").status_code == 422


def test_who_has_left_has_no_address_and_a_guess_finds_nothing(
    browser: Browser, salma: Employee
) -> None:
    address = made(browser(salma))
    assert Client().get("/duty/feed/x.ics").status_code == 404
    assert Client().post(address).status_code == 405
    Employee.objects.update(is_active=False)
    assert Client().get(address).status_code == 404


def test_the_calendar_speaks_the_persons_language(
    browser: Browser, put: Put, salma: Employee
) -> None:
    put()
    Employee.objects.filter(pk=salma.pk).update(interface_language="ar")
    lines = unfolded(Client().get(made(browser(salma))).text)
    assert any(line.startswith("SUMMARY:") and line.endswith("بلدية مسقط") for line in lines)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
