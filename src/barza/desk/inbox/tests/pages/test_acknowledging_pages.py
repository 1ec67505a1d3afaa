"""The page on which a head sees and decides what an account says by itself (P-43)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from barza.desk.accounts.models import Account
from barza.desk.core.models import Institution
from barza.desk.inbox.acknowledging import wording
from barza.desk.inbox.models import Acknowledging
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.testing.signing_in import signed_in

from .conftest import in_force_today

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-43")]
GIVEN = {"mode": "all", "text_ar": wording.DEFAULT_AR, "text_en": wording.DEFAULT_EN}


@pytest.fixture(autouse=True)
def house() -> None:
    cast.working_hours()
    Institution.objects.create(name_ar="بلدية", name_en="Municipality", hotline="1111")


@pytest.fixture
def supervisor(account: Account) -> Employee:
    return in_force_today(cast.officer(account, role=Role.SUPERVISOR, name_en="Yusuf"))


@pytest.fixture
def his(supervisor: Employee) -> Client:
    client = signed_in(supervisor)
    client.cookies["django_language"] = "en"
    return client


def test_a_supervisor_previews_saves_and_is_named(his: Client, account: Account) -> None:
    place = f"/acknowledgements/{account.pk}"
    assert "Not confirmed yet" in his.get("/acknowledgements").text
    seen = his.post(place, GIVEN | {"preview": "1", "text_en": "{reference} at {when}, {hotline}"})
    assert "26-000123 at " in seen.text
    assert not Acknowledging.objects.exists(), "a preview keeps nothing"

    assert his.post(place, GIVEN).status_code == 303
    assert Acknowledging.objects.get().mode == "all"
    page = his.get("/acknowledgements").text
    assert "Yusuf" in page
    assert ">On<" in page


def test_what_is_refused_stays_in_the_form(his: Client, account: Account) -> None:
    place = f"/acknowledgements/{account.pk}"
    answer = his.post(place, GIVEN | {"text_en": "Call {hotline}"})
    assert answer.status_code == 422
    assert "has to contain: {reference} {when}" in answer.text
    assert "Call {hotline}" in answer.text
    assert his.post(place, GIVEN | {"mode": "sometimes"}).status_code == 422


def test_it_says_when_its_authority_ended(
    his: Client, account: Account, supervisor: Employee
) -> None:
    his.post(f"/acknowledgements/{account.pk}", GIVEN)
    other = in_force_today(cast.officer(account, role=Role.SECTION_HEAD))
    supervisor.resolution_set.update(to_at=timezone.now() - timedelta(hours=1))
    client = signed_in(other)
    client.cookies["django_language"] = "en"
    page = client.get(f"/acknowledgements/{account.pk}").text
    assert "No resolution lets Yusuf answer" in page
    assert "Confirm" in page


def test_an_officer_reads_it_and_decides_nothing(browser: Client, account: Account) -> None:
    place = f"/acknowledgements/{account.pk}"
    page = browser.get(place).text
    assert "Automatic reply" in page
    assert "<textarea" not in page
    assert browser.post(place, GIVEN).status_code == 422


def test_an_account_of_others_is_not_found(browser: Client) -> None:
    assert browser.get(f"/acknowledgements/{cast.account().pk}").status_code == 404
    other = signed_in(cast.stranger())
    other.cookies["django_language"] = "en"
    assert "No account is yours yet" in other.get("/acknowledgements").text
