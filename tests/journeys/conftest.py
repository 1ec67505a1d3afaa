"""One desk, one practice town and one Chromium for all journeys of a test worker."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    StorageState,
    expect,
    sync_playwright,
)

from barza.testing.browser import program
from barza.town.testing import TownHandle, running_town

from .desk import ROOT, Desk, running_desk
from .officer import Officer

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
)
SCREENSHOTS = ROOT / "var" / "screenshots"
PATIENCE_MS = 60_000
ABORTED = ("htmx:sendAbort", "htmx:afterRequest")
WIDE, NARROW = (1440, 900), (390, 844)

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TownHandle]:
    program()
    with running_town(tmp_path_factory.mktemp("town")) as running:
        yield running


@pytest.fixture(scope="session")
def desk(town: TownHandle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with running_desk(tmp_path_factory.mktemp("desk"), town=town.folder / "town.json") as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """For a module at most: Django refuses to work beside the browser's event loop."""
    path = program()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


Enter = Callable[..., Page]


@pytest.fixture
def window(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Enter]:
    """``window(lang=, size=, state=)`` opens a page in a browser context of its own.

    When the test fails each page is kept as a picture. A script that fails, or that breaks our
    content security policy, fails the test.
    """
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def enter(
        *, lang: str = "ar", size: tuple[int, int] = WIDE, state: StorageState | None = None
    ) -> Page:
        context = chromium.new_context(
            locale=lang, viewport={"width": size[0], "height": size[1]}, storage_state=state
        )
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.extend(_complaint(said)))
        return page

    yield enter
    if request.node.stash.get(FAILED, False):
        _keep_pictures(request.node.name, opened)
    for context in opened:
        context.close()
    assert not complaints, complaints


@pytest.fixture(scope="session")
def cookies() -> dict[str, StorageState]:
    """Who has signed in: a code is taken once only, so each person signs in once."""
    return {}


Seat = Callable[..., Officer]


@pytest.fixture
def officer(desk: Desk, window: Enter, cookies: dict[str, StorageState]) -> Seat:
    """``officer(username, lang=, size=)``: the person, signed in with passphrase and code.

    ``anew``: their earlier session was ended.
    """

    def sit_down(username: str = "salma", *, anew: bool = False, **how: object) -> Officer:
        if anew or username not in cookies:
            cookies[username] = _sign_in(Officer(window(), desk), username)
        person = Officer(window(state=cookies[username], **how), desk)
        lang = str(how.get("lang", "ar"))
        person.page.context.add_cookies(
            [{"name": "django_language", "value": lang, "url": desk.url}]
        )
        return person

    return sit_down


def _sign_in(person: Officer, username: str) -> StorageState:
    person.sign_in(username)
    expect(person.page.locator("#rows")).to_be_attached()
    return person.page.context.storage_state()


def _complaint(said: ConsoleMessage) -> list[str]:
    """Refusals (422, 404) and requests that a newer one replaces are no complaint."""
    expected = any(words in said.text for words in ("Failed to load resource", *ABORTED))
    return [said.text] if said.type == "error" and not expected else []


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Iterator[None]:
    report = yield
    if report.failed:  # type: ignore[attr-defined]  # the hook's result
        item.stash[FAILED] = True
    return report


def _keep_pictures(test: str, opened: list[BrowserContext]) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w-]+", "-", test).strip("-")
    for number, page in enumerate(page for context in opened for page in context.pages):
        page.screenshot(path=Path(SCREENSHOTS, f"{name}-{number}.png"))
