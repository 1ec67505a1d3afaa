"""Passphrase, then second factor, then the desk; and out again at once on revocation."""

import datetime as dt
import re
import secrets
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from barza.desk.accounts import actions
from barza.desk.audit.actions import Actor
from barza.desk.audit.models import Act
from barza.desk.people import actions as people
from barza.desk.people import totp
from barza.desk.people.models import Employee, Role
from barza.testing.cast import account, employee, officer, resolution, superuser
from barza.testing.signing_in import signed_in

PASSPHRASE = "seven lanterns by the falaj"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LOGIN, CODE, DESK = "/account/login/", "/account/2fa/authenticate/", "/desk"


def desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse("the desk")


urlpatterns = [
    path("account/", include("barza.desk.people.urls")),
    path("", include("barza.desk.web.urls")),
    path("desk", desk, name="desk"),
]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls(__name__),
    pytest.mark.requirement("P-85"),
]


@pytest.fixture(autouse=True)
def plain_static_files(settings: Settings) -> None:
    """No manifest is collected for tests."""
    backend = f"{StaticFilesStorage.__module__}.{StaticFilesStorage.__name__}"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    settings.WHITENOISE_AUTOREFRESH = True
    settings.LOGIN_REDIRECT_URL = DESK
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]


def with_passphrase(person: Employee) -> Employee:
    person.set_password(PASSPHRASE)
    person.save()
    return person


def with_code(person: Employee) -> Employee:
    people.enrol_totp(person, SECRET, by=Actor.SYSTEM, now=timezone.now())
    return person


def code(seconds: int = 0) -> str:
    return totp.current_code(SECRET, timezone.now() + dt.timedelta(seconds=seconds))


def enter(client: Client, person: Employee, passphrase: str = PASSPHRASE, **more: Any) -> Any:
    return client.post(LOGIN, {"login": person.username, "password": passphrase}, **more)


def is_in(client: Client) -> bool:
    return client.get(DESK).status_code == 200


def in_force(person: Employee, **fields: Any) -> Any:
    """A resolution in force today, by the real clock, which is what requests go by."""
    now = timezone.now()
    day = dt.timedelta(days=1)
    return resolution(person, account(), from_at=now - day, to_at=now + day, **fields)


def test_passphrase_and_code_open_the_desk(client: Client) -> None:
    salma = with_code(with_passphrase(officer()))

    assert enter(client, salma)["Location"] == CODE
    assert not is_in(client), "the passphrase alone opens nothing"
    assert client.post(CODE, {"code": code()})["Location"] == DESK

    assert is_in(client)
    assert Act.objects.filter(event="employee.signed_in", actor=salma.username).exists()


def test_the_pages_speak_the_persons_language_from_then_on(client: Client) -> None:
    salma = with_code(with_passphrase(officer(interface_language="en")))
    enter(client, salma)

    client.post(CODE, {"code": code()})

    assert client.cookies["django_language"].value == "en"


@pytest.mark.parametrize("wrong", ["000000", "", "abcdef"])
def test_a_wrong_code_opens_nothing(client: Client, wrong: str) -> None:
    enter(client, with_code(with_passphrase(officer())))

    assert client.post(CODE, {"code": wrong}).status_code == 200
    assert not is_in(client)


def test_a_code_opens_once() -> None:
    salma = with_code(with_passphrase(officer()))
    first, second, used = Client(), Client(), code()
    for browser in (first, second):
        enter(browser, salma)
        browser.post(CODE, {"code": used})

    assert is_in(first)
    assert not is_in(second)


@pytest.mark.parametrize("drift", [-30, 30])
def test_a_clock_half_a_minute_off_is_forgiven(client: Client, drift: int) -> None:
    enter(client, with_code(with_passphrase(officer())))

    client.post(CODE, {"code": code(drift)})

    assert is_in(client)


def test_a_recovery_code_opens_once() -> None:
    salma = with_code(with_passphrase(officer()))
    spare = RecoveryCodes.activate(salma).get_unused_codes()[0]
    first, second = Client(), Client()
    for browser in (first, second):
        enter(browser, salma)
        browser.post(CODE, {"code": spare})

    assert is_in(first)
    assert not is_in(second)


def test_nobody_learns_whether_a_person_exists(client: Client) -> None:
    salma = with_passphrase(officer())

    known = enter(client, salma, "not the right passphrase")
    salma.username = "nobody.at.all"
    unknown = enter(client, salma, "not the right passphrase")

    assert errors(known) == errors(unknown)
    assert errors(known)


def errors(page: Any) -> list[str]:
    return re.findall(r'role="alert">(.*?)<', page.content.decode())


def test_guessing_is_slowed_down(client: Client) -> None:
    salma = with_code(with_passphrase(officer()))
    for _ in range(5):
        enter(client, salma, "not the right passphrase")

    late = enter(client, salma)

    assert late.status_code == 200
    assert errors(late)
    assert not is_in(client)


def test_guessing_codes_is_slowed_down(client: Client) -> None:
    enter(client, with_code(with_passphrase(officer())))
    for _ in range(5):
        client.post(CODE, {"code": secrets.token_hex(3)})

    client.post(CODE, {"code": code()})

    assert not is_in(client)


def by_role(role: Role) -> Callable[[], Employee]:
    return lambda: employee(role=role)


def named() -> Employee:
    person = employee(role=Role.DEPARTMENT)
    in_force(person)
    return person


@pytest.mark.parametrize(
    "who",
    [by_role(Role.OFFICER), by_role(Role.SUPERVISOR), by_role(Role.SECTION_HEAD), superuser, named],
    ids=["officer", "supervisor", "section head", "super-user", "named in a resolution"],
)
def test_an_officer_without_second_factor_gets_no_further_than_setting_one_up(
    client: Client, who: Callable[[], Employee]
) -> None:
    enter(client, with_passphrase(who()))

    page = client.get(DESK)

    assert page.status_code == 302
    assert page["Location"].startswith("/account/2fa/totp/activate/")
    assert client.get("/account/password/change/").status_code == 302
    assert client.get("/account/2fa/totp/activate/").status_code == 200
    htmx = client.get(DESK, headers={"HX-Request": "true"})
    assert (htmx.status_code, htmx["HX-Redirect"]) == (204, "/account/2fa/totp/activate/")
    assert client.post("/account/logout/").status_code == 302
    assert client.get(DESK)["Location"].startswith(LOGIN)


@pytest.mark.parametrize("role", [Role.DEPARTMENT, Role.AUDITOR])
def test_others_may_come_in_by_passphrase(client: Client, role: Role) -> None:
    enter(client, with_passphrase(employee(role=role)))

    assert is_in(client)


def test_setting_up_an_authenticator_leads_to_the_desk(client: Client) -> None:
    salma = with_passphrase(officer())
    enter(client, salma)
    form = client.get("/account/2fa/totp/activate/")
    secret = form.context["form"].secret
    now = totp.current_code(secret, timezone.now())

    onward = client.post("/account/2fa/totp/activate/", {"code": now})
    prove = client.get(onward["Location"])
    assert prove["Location"].startswith("/account/2fa/reauthenticate/")
    assert not is_in(client), "set up is not proved"
    codes = client.post(
        "/account/2fa/reauthenticate/", {"code": now, "next": onward["Location"]}, follow=True
    )

    assert codes.content.count(b"<code>") == 10
    assert client.get(onward["Location"]).content.count(b"<code>") == 0, "shown once"
    assert is_in(client)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept


def test_a_session_without_the_enrolled_factor_never_gets_in(client: Client) -> None:
    salma = with_code(officer())
    client.force_login(salma)

    page = client.get(DESK)

    assert page["Location"].startswith("/account/2fa/reauthenticate/")
    assert client.get("/account/2fa/webauthn/add/").status_code == 302
    assert client.get("/account/2fa/").status_code == 302


def test_the_last_factor_of_an_officer_stays() -> None:
    salma = with_code(officer())
    client = signed_in(salma)

    client.post("/account/2fa/totp/deactivate/")

    assert Authenticator.objects.filter(user=salma, type="totp").exists()


def test_a_proved_session_costs_no_query_more(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(officer())

    with django_assert_num_queries(2):  # session, person
        client.get(DESK)


@pytest.mark.requirement("P-61")
def test_revocation_ends_every_session_with_the_next_request() -> None:
    salma, stays = officer(), officer()
    held = in_force(salma)
    in_force(stays)
    phone, desktop, other = signed_in(salma), signed_in(salma), signed_in(stays)
    assert all(map(is_in, (phone, desktop, other)))

    actions.revoke(
        held, by=employee(role=Role.SECTION_HEAD), now=timezone.now(), because="Moved on."
    )

    for browser in (phone, desktop):
        page = browser.get(DESK)
        assert (page.status_code, page["Location"].split("?")[0]) == (302, LOGIN)
    assert is_in(other)


@pytest.mark.requirement("P-61")
def test_a_person_who_left_cannot_sign_in_any_more(client: Client) -> None:
    salma = with_code(with_passphrase(officer()))
    inside = signed_in(salma)

    people.deactivate(salma, by=employee(role=Role.PERSONNEL), now=timezone.now())

    assert not is_in(inside)
    enter(client, salma)
    client.post(CODE, {"code": code()})
    assert not is_in(client)


def test_sign_in_ends_after_twelve_hours_and_its_cookie_is_for_us_alone(client: Client) -> None:
    enter(client, with_code(with_passphrase(officer())))
    client.post(CODE, {"code": code()})

    cookie = client.cookies["sessionid"]
    assert cookie["max-age"] == 12 * 60 * 60
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize(
    "page", [LOGIN, "/account/2fa/totp/activate/", "/account/2fa/webauthn/add/"]
)
def test_pages_hold_no_script_or_style_of_their_own(client: Client, page: str) -> None:
    """The content security policy allows files of ours only; JSON for them isn't a script."""
    if page != LOGIN:
        enter(client, with_passphrase(officer()))

    answer = client.get(page)

    text = answer.content.decode()
    assert "'unsafe" not in answer["Content-Security-Policy"]
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    scripts = re.findall(r"<script\b([^>]*)>", text)
    assert all("src=" in one or "application/json" in one for one in scripts)
    assert not re.findall(r"\sstyle=|<style|\son\w+=|javascript:", text)


def test_nobody_signs_up(client: Client) -> None:
    assert client.get("/account/signup/").status_code == 404
    assert b"sign up" not in client.get(LOGIN).content.lower()
