"""A browser's way to the identity provider and back, for tests of single sign-on."""

from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from django.test import Client

from barza.desk.audit.models import Act
from barza.desk.environment import oidc
from barza.desk.people.models import Employee

from .entrance import DESK, is_in
from .identity import CLIENT, SECRET, Provider

SSO, BACK = "/account/sso/", "/account/sso/callback/"


def configured(server: Provider, **fields: str) -> oidc.Oidc:
    usual = {"issuer": server.issuer, "client_id": CLIENT, "client_secret": SECRET}
    given = {f"BARZA_OIDC_{name.upper()}": value for name, value in (usual | fields).items()}
    read = oidc.read(given)
    assert read
    return read


def away(client: Client, page: str = DESK) -> str:
    """The address at the provider to which the desk sends the browser."""
    answer = client.get(f"{SSO}?{urlencode({'next': page})}")
    assert answer.status_code == 302
    return str(answer["Location"])


def back(address: str) -> str:
    """Where the provider sends the browser, on the desk."""
    parts = urlsplit(httpx.get(address).headers["Location"])
    assert parts.path == BACK
    return f"{parts.path}?{parts.query}"


def come(client: Client, provider: Provider, person: Employee | None, **says: Any) -> Any:
    """All the way there and back, as that person."""
    provider.says = ({"employee_number": person.employee_no} if person else {}) | says
    return client.get(back(away(client)))


def refused(answer: Any, client: Client, words: str) -> None:
    assert answer.status_code == 403
    assert words in answer.content.decode()
    assert not is_in(client)
    assert not Act.objects.filter(event="employee.signed_in").exists()
