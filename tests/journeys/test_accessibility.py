"""Every page in both languages, on a phone and on a desk, by keyboard, light and dark."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from barza.town.testing import TownHandle

from .conftest import NARROW, WIDE, Enter, Seat
from .desk import Desk
from .officer import Officer
from .places import everywhere

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("desk")]

ARRIVALS = 12
MOST_REQUESTS, MOST_BYTES = 10, 150_000
SEEN = [
    pytest.param("ar", WIDE, "light", id="ar-1440-light"),
    pytest.param("en", WIDE, "dark", id="en-1440-dark"),
    pytest.param("ar", NARROW, "dark", id="ar-390-dark"),
    pytest.param("en", NARROW, "light", id="en-390-light"),
]


@pytest.fixture(scope="module", autouse=True)
def busy(desk: Desk, town: TownHandle) -> None:
    """So much has been written that each queue has something in it."""
    for _ in range(ARRIVALS):
        town.next()
    until = time.monotonic() + 60
    while desk.value("SELECT count(*) FROM cases_case") < ARRIVALS - 4:
        assert time.monotonic() < until, "what the town's citizens wrote did not arrive"
        time.sleep(0.5)


@pytest.mark.timeout(240)
@pytest.mark.parametrize(("lang", "size", "scheme"), SEEN)
def test_nothing_bars_anybody_from_any_page(
    desk: Desk,
    town: TownHandle,
    officer: Seat,
    window: Enter,
    lang: str,
    size: tuple[int, int],
    scheme: Any,
) -> None:
    """axe finds nothing, nothing stands beyond the edge, and the page says its language."""
    salma, stranger = officer(lang=lang, size=size), window(lang=lang, size=size)
    stranger.context.add_cookies([{"name": "django_language", "value": lang, "url": desk.url}])
    for page in (salma.page, stranger):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    problems: list[str] = []
    for page in everywhere(desk, town, salma, stranger):
        problems += [f"{place(page)}: {one}" for one in problems_of(page, lang)]
    assert not problems, "\n".join(problems)


def place(page: Page) -> str:
    return str(page.evaluate("window.placeName"))


def problems_of(page: Page, lang: str) -> Iterator[str]:
    if page.locator("html").get_attribute("lang") != lang and "town" not in place(page):
        yield f"it is not in {lang}"
    width, most = page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
    if width > most:
        yield f"it is {width} px wide, the window {most}"
    for one in Axe().run(page).response["violations"]:
        places = [f"{node['target']} {node.get('failureSummary', '')}" for node in one["nodes"]]
        yield f"{one['id']}: {one['help']} ({len(places)}): {places[0]}"


def test_the_desk_is_walked_by_keyboard_alone(officer: Seat) -> None:
    salma = officer()
    salma.look_at("unassigned")
    page = salma.page
    links = page.locator("#rows .row-link")
    for key, row in (("j", 0), ("j", 1), ("k", 0)):
        page.keyboard.press(key)
        expect(links.nth(row)).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator("#rows .row input").first).to_be_checked()
    page.keyboard.press("x")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_be_visible()
    page.keyboard.press("r")
    expect(salma.answer).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    expect(page.locator("#work [data-note]")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    expect(page.locator("[id^=close-]:popover-open")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()


def test_sheets_open_and_close_by_keyboard(officer: Seat) -> None:
    salma = officer(lang="en")
    salma.look_at("unassigned")
    page = salma.page
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator("#palette-input")).to_be_focused()
    page.keyboard.type("overdue")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?queue=overdue")
    page.keyboard.press("g")
    page.keyboard.press("a")
    page.wait_for_url("**/?queue=all")


def test_an_arabic_keyboard_has_the_same_shortcuts(officer: Seat) -> None:
    """The place of the key counts, not the letter on it."""
    salma = officer()
    salma.look_at("unassigned")
    keys = salma.page.context.new_cdp_session(salma.page)
    for kind in ("keyDown", "keyUp"):
        keys.send("Input.dispatchKeyEvent", {"type": kind, "key": "ت", "code": "KeyJ"})
    expect(salma.page.locator("#rows .row-link").first).to_be_focused()


@pytest.mark.parametrize("queue", ["unassigned", "all"])
def test_the_first_load_of_the_desk_is_light(officer: Seat, queue: str) -> None:
    """Nothing is cached yet. The stream of what happens counts as a request."""
    salma = officer()
    sent, bytes_of = weigh(salma)
    salma.look_at(queue)
    salma.page.wait_for_load_state("load")
    weighed = {key: kind for key, kind in sent.items() if kind != "Font"}
    weight = sum(size for key, size in bytes_of.items() if key in weighed)
    assert len(weighed) <= MOST_REQUESTS, f"{len(weighed)} requests"
    assert 0 < weight <= MOST_BYTES, f"{weight} bytes"


def weigh(officer: Officer) -> tuple[dict[str, str], dict[str, float]]:
    """The kind of each request from now on, and its size on the wire, headers included."""
    sent: dict[str, str] = {}
    sizes: dict[str, float] = {}
    tools = officer.page.context.new_cdp_session(officer.page)
    tools.on("Network.requestWillBeSent", lambda e: sent.update({e["requestId"]: e["type"]}))
    tools.on(
        "Network.loadingFinished",
        lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}),
    )
    tools.send("Network.enable")
    return sent, sizes
