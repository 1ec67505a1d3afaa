"""A passkey, from first to last, in a real browser and under our content security policy."""

from collections.abc import Iterator

import pytest
from django.conf import settings as configured
from django.contrib.staticfiles.storage import StaticFilesStorage
from playwright.sync_api import BrowserContext, Page, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from barza.testing.browser import program
from barza.testing.cast import officer

PASSPHRASE = "seven lanterns by the falaj"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


@pytest.fixture
def site(request: pytest.FixtureRequest, settings: Settings) -> str:
    configured.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    backend = f"{StaticFilesStorage.__module__}.{StaticFilesStorage.__name__}"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    server: LiveServer = request.getfixturevalue("live_server")
    return server.url


@pytest.fixture
def username(site: str) -> str:
    """Before the browser, whose event loop Django would refuse to work beside."""
    salma = officer()
    salma.set_password(PASSPHRASE)
    salma.save()
    return salma.username


@pytest.fixture
def browser(username: str) -> Iterator[BrowserContext]:
    path = program()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium.new_context(locale="en")
        chromium.close()


@pytest.mark.browser
@pytest.mark.requirement("P-85")
@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_set_up_proved_and_signs_in(
    site: str, username: str, browser: BrowserContext
) -> None:
    page = browser.new_page()
    page.set_default_timeout(60_000)
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    with_authenticator(browser, page)

    page.goto(f"{site}/account/login/?next=/account/2fa/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSPHRASE)
    page.click("form.as-fields [type=submit]")
    page.wait_for_url("**/account/2fa/")
    page.goto(f"{site}/account/2fa/webauthn/add/")
    page.fill("[name=name]", "phone")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/reauthenticate/**")
    page.click("#mfa_webauthn_reauthenticate")
    page.wait_for_url("**/recovery-codes/**")
    assert page.locator(".codes code").count() == 10

    page.goto(f"{site}/account/logout/")
    page.click("form.as-fields [type=submit]")
    page.goto(f"{site}/account/login/?next=/account/2fa/")
    page.click("#passkey_login")
    page.wait_for_url("**/account/2fa/")

    assert not [said for said in complaints if "Content Security Policy" in said]


def with_authenticator(browser: BrowserContext, page: Page) -> None:
    """The browser's own virtual authenticator, as a phone or laptop has one."""
    tools = browser.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
