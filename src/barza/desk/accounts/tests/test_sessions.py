"""Out again at once on revocation; what a session and a page may be."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from barza.desk.accounts import actions
from barza.desk.people import actions as people
from barza.desk.people.models import Role
from barza.testing.cast import employee, officer
from barza.testing.signing_in import signed_in

from .entrance import CODE, DESK, LOGIN, code, enter, in_force, is_in, with_code, with_passphrase

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("entrance"),
    pytest.mark.requirement("P-85"),
]


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
