"""What an identity provider must prove before anybody comes in by it (P-85)."""

import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from barza.desk.people.models import Employee

from .entrance import LOGIN
from .identity import CLIENT, OTHER_KEY, Provider
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


@pytest.mark.parametrize(
    "says",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"exp": int(time.time()) - 3600},
        {"exp": None},
        {"iat": int(time.time()) + 3600},
        {"aud": "another"},
        {"aud": [CLIENT, "another"]},
        {"azp": "another"},
        {"iss": "https://elsewhere.example"},
        {"sub": ""},
        {"sub": None},
    ],
    ids="-".join,
)
def test_a_token_that_proves_nothing_opens_nothing(
    client: Client, provider: Provider, clerk: Employee, says: dict[str, Any]
) -> None:
    refused(come(client, provider, clerk, **says), client, "was not finished")


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_an_unsigned_token_opens_nothing(
    client: Client, provider: Provider, clerk: Employee, algorithm: str
) -> None:
    provider.algorithm = algorithm
    refused(come(client, provider, clerk), client, "was not finished")


def test_a_token_signed_by_another_opens_nothing(
    client: Client, provider: Provider, clerk: Employee
) -> None:
    provider.key = OTHER_KEY
    refused(come(client, provider, clerk), client, "was not finished")


def test_a_state_that_this_browser_did_not_get_opens_nothing(
    client: Client, provider: Provider, clerk: Employee
) -> None:
    """Another's answer, a made-up one, and one's own a second time."""
    provider.says = {"employee_number": clerk.employee_no}
    others = back(away(Client()))
    for address in (others, f"{BACK}?code=x&state=x", BACK):
        refused(client.get(address), client, "was not finished")
    own = back(away(client))
    client.get(own)
    assert client.get(own).status_code == 403


def test_a_sign_in_that_was_broken_off_can_begin_again(client: Client, provider: Provider) -> None:
    state = parse_qs(urlsplit(away(client)).query)["state"][0]
    answer = client.get(f"{BACK}?{urlencode({'error': 'access_denied', 'state': state})}")
    refused(answer, client, "Begin again")
    assert LOGIN in answer.content.decode()


@pytest.mark.parametrize(
    "discovery",
    [
        {"issuer": "https://elsewhere.example"},
        {"token_endpoint": "http://elsewhere.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": None},
    ],
    ids=str,
)
def test_a_provider_that_says_it_is_another_is_not_asked(
    client: Client, provider: Provider, discovery: dict[str, Any]
) -> None:
    provider.discovery = discovery
    refused(client.get(SSO), client, "was not finished")


def test_a_provider_that_is_gone_is_said_so(
    client: Client, provider: Provider, settings: Settings
) -> None:
    settings.OIDC = configured(provider, issuer="http://127.0.0.1:9")
    refused(client.get(SSO), client, "was not finished")
