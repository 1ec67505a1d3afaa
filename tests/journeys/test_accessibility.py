"""Every page in both languages, on a phone and on a desk, by day, by night and by keyboard."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from barza.town.testing import TownHandle

from .conftest import WIDE, Enter, Seat
from .desk import Desk
from .looks import problems
from .officer import Officer
from .places import MANAGEMENT, OFFICE, OFFICERS, PUBLIC, STRANGERS, TOWN, Place

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("desk")]

ARRIVALS = 5
MOST_REQUESTS, MOST_BYTES = 10, 150_000
FREE = ("Font", "Image data:")
"""Typefaces are not counted; what stands in a file already is no request."""


@pytest.fixture(scope="module")
def shown(desk: Desk, town: TownHandle) -> int:
    """The case that has a little of everything. The town, too, has something to show."""
    for _ in range(ARRIVALS):
        town.next()
    return int(desk.scenery()["case"])


@pytest.mark.timeout(300)
@pytest.mark.requirement("P-33")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_bars_anybody_from_any_page(
    desk: Desk,
    town: TownHandle,
    officer: Seat,
    window: Enter,
    shown: int,
    lang: str,
    theme: Any,
) -> None:
    """axe finds nothing, and nothing stands beyond the edge."""
    salma, stranger, visitor = officer(lang=lang).page, window(lang=lang), window(lang=lang)
    stranger.context.add_cookies([{"name": "django_language", "value": lang, "url": desk.url}])
    found: list[str] = []
    for page, base_url, places in (
        (stranger, desk.url, STRANGERS),
        (salma, desk.url, OFFICERS),
        (visitor, town.base_url, TOWN),
    ):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        for name, place in places.items():
            page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
            come_to(page, base_url, place, shown, lang)
            found += problems(page, f"{name} {lang}", theme)
    assert not found, "\n".join(found)


@pytest.mark.timeout(300)
@pytest.mark.requirement("P-33")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_bars_anybody_from_the_office_and_the_registers(
    desk: Desk, officer: Seat, window: Enter, lang: str, theme: Any
) -> None:
    salma, nasser, stranger = officer(lang=lang).page, officer("nasser", lang=lang).page, window()
    stranger.context.add_cookies([{"name": "django_language", "value": lang, "url": desk.url}])
    found: list[str] = []
    for page, places in ((salma, OFFICE), (nasser, MANAGEMENT), (stranger, PUBLIC)):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        for name, place in places.items():
            page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
            answer = page.goto(desk.url + place.address)
            assert answer is not None
            assert answer.status == 200, name
            found += problems(page, f"{name} {lang}", theme)
    assert not found, "\n".join(found)


def come_to(page: Page, base_url: str, place: Place, shown: int, lang: str) -> None:
    page.goto(base_url + place.address.format(shown))
    place.do(page, lang)
    expect(page.locator("html")).to_have_attribute("lang", lang)


def test_the_desk_is_walked_by_keyboard_alone(officer: Seat, shown: int) -> None:
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


def test_sheets_open_and_close_by_keyboard(officer: Seat, shown: int) -> None:
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


def test_an_arabic_keyboard_has_the_same_shortcuts(officer: Seat, shown: int) -> None:
    """The place of the key counts, not the letter on it."""
    salma = officer()
    salma.look_at("unassigned")
    keys = salma.page.context.new_cdp_session(salma.page)
    for kind in ("keyDown", "keyUp"):
        keys.send("Input.dispatchKeyEvent", {"type": kind, "key": "ت", "code": "KeyJ"})
    expect(salma.page.locator("#rows .row-link").first).to_be_focused()


@pytest.mark.parametrize("address", ["/", "/?queue=all"])
def test_the_first_load_of_the_desk_is_light(officer: Seat, shown: int, address: str) -> None:
    """Nothing is cached yet. The stream of what happens counts as a request."""
    salma = officer()
    sent, bytes_of = weigh(salma)
    with salma.page.expect_response("**/live"):
        salma.page.goto(salma.desk.url + address, wait_until="networkidle")
    weighed = {key: kind for key, kind in sent.items() if not kind.startswith(FREE)}
    weight = sum(size for key, size in bytes_of.items() if key in weighed)
    assert len(weighed) <= MOST_REQUESTS, str(weighed)
    assert 0 < weight <= MOST_BYTES, f"{weight} bytes"


def weigh(officer: Officer) -> tuple[dict[str, str], dict[str, float]]:
    """Kind and address of each request from now on, and its size on the wire, headers included."""
    sent: dict[str, str] = {}
    sizes: dict[str, float] = {}
    tools = officer.page.context.new_cdp_session(officer.page)
    tools.on("Network.requestWillBeSent", lambda e: sent.update(_kind(e)))
    tools.on(
        "Network.loadingFinished",
        lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}),
    )
    tools.send("Network.enable")
    return sent, sizes


def _kind(event: dict[str, Any]) -> dict[str, str]:
    return {event["requestId"]: f"{event['type']} {event['request']['url']}"}
