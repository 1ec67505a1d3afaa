"""Signing in with the institution's own identity provider: known staff only (P-61, P-85)."""

import logging
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.test import Client
from pytest_django import Settings

from barza.desk.audit.models import Act
from barza.desk.people.models import Employee, Role
from barza.testing.cast import employee, officer
from barza.testing.signing_in import signed_in

from .entrance import CODE, DESK, LOGIN, code, in_force, is_in, with_code
from .identity import SECRET, Provider
from .visiting import BACK, SSO, away, back, come, configured, refused

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("entrance"),
    pytest.mark.requirement("P-61"),
    pytest.mark.requirement("P-85"),
]


@pytest.fixture
def client(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


def test_whom_the_directory_has_comes_in(
    client: Client, provider: Provider, clerk: Employee
) -> None:
    assert come(client, provider, clerk)["Location"] == DESK
    assert is_in(client)
    assert Act.objects.get(event="employee.signed_in").actor == clerk.username


def test_the_question_has_state_nonce_and_pkce(client: Client, provider: Provider) -> None:
    asked = parse_qs(urlsplit(away(client)).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["nonce"][0]) >= 32
    assert len(asked["state"][0]) >= 16
    assert asked["response_type"] == ["code"]
    assert asked["redirect_uri"] == [f"http://127.0.0.1:8311{BACK}"]
    assert SECRET not in str(asked)


def test_a_link_cannot_change_what_is_asked(client: Client, provider: Provider) -> None:
    more = {
        "scope": "everything",
        "auth_params": "nonce=known&redirect_uri=x",
        "process": "connect",
    }
    asked = parse_qs(urlsplit(client.get(f"{SSO}?{urlencode(more)}")["Location"]).query)
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert asked["nonce"] != ["known"]
    assert asked["redirect_uri"] == [f"http://127.0.0.1:8311{BACK}"]


def test_no_account_token_or_link_is_ever_made(
    client: Client, provider: Provider, clerk: Employee
) -> None:
    before = Employee.objects.count()
    come(client, provider, clerk)
    come(Client(), provider, None, employee_number="nobody", email="x@muscat.example")
    assert Employee.objects.count() == before
    for model in (SocialAccount, SocialApp, SocialToken):
        assert not model.objects.exists()


def test_whom_the_directory_does_not_have_is_refused(client: Client, provider: Provider) -> None:
    answer = come(client, provider, None, employee_number="4711")
    refused(answer, client, "signing in makes no account")


def test_whoever_left_is_refused_and_that_is_on_record(client: Client, provider: Provider) -> None:
    left = employee(is_active=False)
    refused(come(client, provider, left), client, "no longer work here")
    act = Act.objects.get(event="employee.sign_in_refused")
    assert (act.actor, act.result) == (left.username, "refused")


def test_refusals_are_said_in_arabic_too(client: Client, provider: Provider) -> None:
    client.cookies["django_language"] = "ar"
    page = come(client, provider, employee(is_active=False)).content.decode()
    assert 'dir="rtl"' in page
    assert "no longer work here" not in page


@pytest.mark.parametrize("number", [None, "", True, ["E1"], {"a": 1}])
def test_a_token_that_names_nobody_is_refused(
    client: Client, provider: Provider, number: object
) -> None:
    answer = come(client, provider, None, employee_number=number)
    refused(answer, client, "say who you are here")


def test_nothing_secret_is_logged(
    client: Client, provider: Provider, clerk: Employee, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="barza")
    come(client, provider, clerk, nonce="another")
    come(Client(), provider, None, employee_number="4711")
    assert "proved nothing: nonce" in caplog.text
    assert SECRET not in caplog.text
    assert "4711" not in caplog.text


@pytest.fixture
def by_email(provider: Provider, settings: Settings) -> Provider:
    settings.OIDC = configured(provider, claim="email", field="email")
    return provider


def test_a_verified_address_names_a_person_too(client: Client, by_email: Provider) -> None:
    employee(role=Role.DEPARTMENT, email="salma@muscat.example")
    come(client, by_email, None, email="Salma@muscat.example", email_verified=True)
    assert is_in(client)


def test_an_address_that_is_not_verified_names_nobody(client: Client, by_email: Provider) -> None:
    employee(email="salma@muscat.example")
    answer = come(client, by_email, None, email="salma@muscat.example")
    refused(answer, client, "verified")


def test_an_address_of_two_people_names_nobody(client: Client, by_email: Provider) -> None:
    for _ in range(2):
        employee(email="office@muscat.example")
    said = {"email": "office@muscat.example", "email_verified": True}
    refused(come(client, by_email, None, **said), client, "signing in makes no account")


def test_an_enrolled_second_factor_is_asked_for_as_after_a_passphrase(
    client: Client, provider: Provider
) -> None:
    salma = with_code(officer())
    assert come(client, provider, salma, amr=["pwd"])["Location"] == CODE
    assert not is_in(client)
    assert client.post(CODE, {"code": code()})["Location"] == DESK
    assert is_in(client)


def test_an_officer_without_one_gets_no_further_than_setting_one_up(
    client: Client, provider: Provider
) -> None:
    come(client, provider, officer())
    assert client.get(DESK)["Location"].startswith("/account/2fa/totp/activate/")
    assert client.get("/account/2fa/totp/activate/").status_code == 200


def test_whom_a_resolution_names_needs_one_whatever_the_role(
    client: Client, provider: Provider, clerk: Employee
) -> None:
    in_force(clerk)
    come(client, provider, clerk)
    assert not is_in(client)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, {"amr": ["pwd", "mfa"]}),
        ({"mfa_amr": "otp,hwk"}, {"amr": ["pwd", "otp"]}),
        ({"mfa_acr": "phr"}, {"acr": "phr"}),
    ],
    ids=str,
)
def test_a_second_factor_that_the_provider_asked_for_counts(
    client: Client,
    provider: Provider,
    settings: Settings,
    fields: dict[str, str],
    says: dict[str, Any],
) -> None:
    settings.OIDC = configured(provider, **fields)
    come(client, provider, with_code(officer()), **says)
    assert is_in(client)


@pytest.mark.parametrize("says", [{"acr": "phr"}, {"amr": ["otp"]}, {"amr": []}, {"acr": None}])
def test_what_the_operator_did_not_name_is_no_second_factor(
    client: Client, provider: Provider, says: dict[str, Any]
) -> None:
    assert come(client, provider, with_code(officer()), **says)["Location"] == CODE


def test_whoever_was_signed_in_before_is_signed_out(provider: Provider, clerk: Employee) -> None:
    other = signed_in(employee())
    come(other, provider, clerk)
    assert other.session["_auth_user_id"] == str(clerk.pk)


def test_only_a_page_of_ours_follows(
    client: Client, provider: Provider, clerk: Employee, settings: Settings
) -> None:
    provider.says = {"employee_number": clerk.employee_no}
    answer = client.get(back(away(client, "https://elsewhere.example/")))
    assert answer["Location"] == settings.LOGIN_REDIRECT_URL


def test_the_button_shows_only_where_there_is_a_provider(
    client: Client, provider: Provider, settings: Settings
) -> None:
    page = client.get(f"{LOGIN}?next=/people%3Fa=1").content.decode()
    assert "Sign in with the institution" in page
    assert f"{SSO}?next=%2Fpeople%3Fa%3D1" in page

    settings.OIDC = None
    assert SSO not in client.get(LOGIN).content.decode()
    assert client.get(SSO).status_code == 404
    assert client.get(BACK).status_code == 404
