"""Every page asks for sign-in, but for those named here: denied by default."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import Settings

PUBLIC = {
    "account/login/",
    "account/logout/",
    "account/inactive/",
    "account/sso/",
    "account/sso/callback/",
    "account/2fa/authenticate/",
    "account/2fa/webauthn/login/",
    "account/welcome/<int:pk>/<str:token>/",
    "language",
    "theme",
    "manifest.webmanifest",
    "service-worker.js",
    "offline",
    "hooks/<int:account>/",
    "register",
    "register.json",
    "official",
    "official.json",
    ".well-known/official-accounts.json",
    "official/schema.json",
    "official/report",
    "official/<int:pk>",
    "duty/feed/<str:token>.ics",
}
"""What an anonymous request reaches: signing in and out, by the institution's identity provider
too; choosing a first passphrase, which the invitation lets in; how pages look; the desk as an app,
which is about nobody; where networks call us, which their signature lets in; a person's shifts,
which the secret in the address lets in; and what the policy wants public: who speaks for which
account, by job (P-62), and which accounts are ours (P-24, P-38)."""

EXAMPLES = {"int": "1", "str": "x", "slug": "x", "path": "x"}
PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?\w+>")


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def address(route: str) -> str:
    """An example of the route; whether what it names exists must not matter."""
    return "/" + PARAMETER.sub(lambda found: EXAMPLES[found["kind"] or "str"], route)


def asks_for_sign_in(client: Client, route: str) -> bool:
    answer = client.get(address(route))
    return answer.status_code == 302 and answer["Location"].startswith(
        f"{reverse('account_login')}?next="
    )


@pytest.mark.django_db
@pytest.mark.requirement("P-61")
def test_only_these_pages_are_reached_without_sign_in(client: Client, settings: Settings) -> None:
    backend = f"{StaticFilesStorage.__module__}.{StaticFilesStorage.__name__}"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    settings.WHITENOISE_AUTOREFRESH = True  # no files are collected for tests

    all_routes = set(routes(get_resolver().url_patterns))
    reached = {route for route in all_routes if not asks_for_sign_in(client, route)}

    assert reached == PUBLIC, "a new page that anyone may see is named in PUBLIC, with a reason"
    assert len(all_routes) > len(PUBLIC)
