"""Passphrase, then second factor, then the desk."""

import re
import secrets
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client

from barza.desk.audit.models import Act
from barza.testing.cast import officer

from .entrance import CODE, DESK, code, enter, is_in, with_code, with_passphrase

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("entrance"),
    pytest.mark.requirement("P-85"),
]


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
