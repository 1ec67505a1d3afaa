"""The page on which notifications are turned on, tried out and removed; signing out ends them."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from barza.desk.accounts.models import Account
from barza.desk.audit.models import Act
from barza.desk.duty import actions, push
from barza.desk.duty.models import Push, PushSubscription, Shift
from barza.desk.duty.tests.pages.conftest import Browser as Opened
from barza.desk.duty.tests.pages.conftest import browser, hours, now, put
from barza.desk.people.models import Employee
from barza.testing import cast

from .service import Browser

__all__ = ["browser", "hours", "now", "put"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-43")]
PAGE, GOOGLE = "/duty/devices", "https://fcm.googleapis.com/fcm/send/abc"
ANDROID = {"User-Agent": "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36"}
QUERIES = 3


def turned_on(client: Client, endpoint: str = GOOGLE) -> PushSubscription:
    answer = client.post(f"{PAGE}/add", Browser(endpoint).fields(), headers=ANDROID)
    assert answer.status_code == 200
    return PushSubscription.objects.get(endpoint=endpoint)


def test_without_a_device_it_says_that_mail_alone_calls(browser: Opened, salma: Employee) -> None:
    page = browser(salma).get(PAGE).text
    for said in ("No device yet", "needs JavaScript", f'data-key="{push.public_key()}"'):
        assert said in page
    assert "Turn notifications on" in browser(salma).get("/duty").text


def test_a_device_that_is_turned_on_is_listed_and_known_again(
    browser: Opened, salma: Employee
) -> None:
    client = browser(salma)
    turned_on(client)
    cookie = client.cookies["device"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    page = client.get(PAGE).text
    assert "Chrome · Android" in page
    assert "This device" in page
    assert 'data-known="yes"' in page
    assert "This device" not in browser(salma).get(PAGE).text
    assert "Chrome · Android" in client.get("/duty").text


@pytest.mark.parametrize(
    "wrong", [{"endpoint": "https://10.0.0.5/"}, {"auth": "x"}, {"p256dh": ""}]
)
def test_what_is_no_subscription_is_refused_in_words(
    browser: Opened, salma: Employee, wrong: dict[str, str]
) -> None:
    answer = browser(salma).post(f"{PAGE}/add", Browser(GOOGLE).fields() | wrong)
    assert answer.status_code == 422
    assert "may not call" in json.loads(answer.content)["said"]
    assert not PushSubscription.objects.exists()


def test_a_device_is_tried_out_and_removed_without_a_script(
    browser: Opened, salma: Employee
) -> None:
    client = browser(salma)
    device = turned_on(client)
    tried = client.post(f"{PAGE}/{device.pk}/try")
    assert (tried.status_code, tried["Location"]) == (303, PAGE)
    again = client.post(f"{PAGE}/{device.pk}/try")
    assert again.status_code == 422
    assert "half a minute" in again.text
    gone = client.post(f"{PAGE}/{device.pk}/remove")
    assert (gone.status_code, gone["Location"]) == (303, PAGE)
    assert Push.objects.get().state == Push.State.DROPPED


def test_nobody_touches_anothers_device(browser: Opened, salma: Employee, yusuf: Employee) -> None:
    device = turned_on(browser(salma))
    for act in ("try", "remove"):
        answer = browser(yusuf).post(f"{PAGE}/{device.pk}/{act}")
        assert answer.status_code == 422
        assert "not on your list" in answer.text
    assert PushSubscription.objects.exists()


def test_signing_out_ends_the_calls_to_this_device_and_to_no_other(
    browser: Opened, salma: Employee
) -> None:
    here, there = browser(salma), browser(salma)
    turned_on(here)
    other = turned_on(there, f"{GOOGLE}2")
    here.post("/account/logout/")
    assert PushSubscription.objects.get() == other
    act = Act.objects.get(event="push.forgotten")
    assert (act.actor, act.details["because"]) == (salma.username, "signed_out")


def test_signing_out_where_another_is_called_leaves_that_as_it_is(
    browser: Opened, salma: Employee, yusuf: Employee
) -> None:
    mine, others = browser(salma), browser(yusuf)
    turned_on(mine)
    others.cookies["device"] = mine.cookies["device"].value
    others.post("/account/logout/")
    assert PushSubscription.objects.count() == 1


def test_each_step_shows_by_which_way_it_told_whom_and_when(
    browser: Opened, put: Callable[..., Shift], salma: Employee, account: Account, now: datetime
) -> None:
    put()
    client = browser(salma)
    turned_on(client)
    case = cast.case(cast.thread(account), urgency="urgent")
    escalation = actions.raise_escalation(
        account=account, about=case, subject=case.reference, path="/case/1", now=now
    )
    sent_at = now + timedelta(seconds=61)
    Push.objects.update(state=Push.State.SENT, ended_at=sent_at, outcome="201")
    escalation.steps.update(mailed_at=now)
    page = client.get("/duty").text
    assert f"E-mail: sent at {timezone.localtime(now):%H:%M}" in page
    assert f'sent <span class="num">{timezone.localtime(sent_at):%H:%M}</span>' in page


def test_the_page_costs_the_same_with_all_devices(
    browser: Opened, salma: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = browser(salma)
    for number in range(5):
        client.cookies.pop("device", None)
        turned_on(client, f"{GOOGLE}{number}")
    with django_assert_num_queries(QUERIES):
        assert client.get(PAGE).text.count("Chrome · Android") == 5
