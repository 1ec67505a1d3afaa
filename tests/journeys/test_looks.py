"""How every page looks, in both languages, on a desk and on a telephone, by day and by night.

The pictures lie in ``var/screenshots``. On each page axe-core looks for what would keep somebody
out (WCAG 2.2 AA).
"""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import NARROW, SCREENSHOTS, WIDE, Enter, Seat
from .desk import ROOT, Desk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("desk"), pytest.mark.timeout(240)]

HELD = {
    "ar": "نشكركم على تواصلكم. نرجو الاتصال على 99123456 لتحديد الموقع.",
    "en": "Thank you for writing. Please call 99123456 to tell us the place.",
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIRST_LOAD_REQUESTS = 10
FIRST_LOAD_BYTES = 150_000


@dataclass(frozen=True)
class View:
    """One page, and what one does there before the picture is taken."""

    address: str
    do: Callable[[Page, str], None] = lambda _page, _lang: None


def compose(page: Page, lang: str) -> None:
    page.fill("#work [data-answer]", HELD[lang])
    page.check("#work .show-preview", force=True)
    expect(page.locator("#work .preview")).to_be_visible()


def press(key: str, opens: str) -> Callable[[Page, str], None]:
    def do(page: Page, _lang: str) -> None:
        page.keyboard.press(key)
        expect(page.locator(opens)).to_be_visible()

    return do


def click(what: str, opens: str) -> Callable[[Page, str], None]:
    def do(page: Page, _lang: str) -> None:
        page.locator(what).click()
        expect(page.locator(opens)).to_be_visible()

    return do


def about(page: Page, _lang: str) -> None:
    """The side panel: beside the conversation where there is room, over it where not."""
    opener = page.locator("#work .side-opener")
    if opener.is_visible():
        opener.click()
    expect(page.locator("#side .history")).to_be_visible()


VIEWS = {
    "queue": View("/?queue=unassigned"),
    "nothing": View("/?queue=overdue&kind=idea&language=en"),
    "search": View("/?q=الاناره"),
    "filters": View("/?queue=all", click("[popovertarget=filters]", "#filters form")),
    "case": View("/case/{}?queue=all"),
    "about": View("/case/{}?queue=all", about),
    "composing": View("/case/{}?queue=all", compose),
    "note": View("/case/{}?queue=all", press("n", "#work [data-note]")),
    "answers": View("/case/{}?queue=all", click("[data-do=answers]", ".picker .pick >> nth=0")),
    "closing": View("/case/{}?queue=all", press("e", "#work .sheet:popover-open")),
    "palette": View("/case/{}?queue=all", press("Control+k", "#palette-input")),
    "help": View("/?queue=all", press("?", "#help table")),
    "details": View("/case/{}/details"),
    "missing": View("/nowhere"),
    "keys": View("/account/2fa/"),
}


@pytest.fixture(scope="module")
def shown(desk: Desk) -> int:
    """The case that has a little of everything."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.scenery"],
        cwd=ROOT,
        env=desk.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return int(json.loads(done.stdout)["case"])


@pytest.mark.requirement("P-33")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_pages_are_fit_to_be_seen_and_shut_nobody_out(
    officer: Seat, desk: Desk, shown: int, lang: str, size: tuple[int, int], theme: str
) -> None:
    page = officer("salma", lang=lang, size=size).page
    page.context.add_cookies([{"name": "theme", "value": theme, "url": desk.url}])
    found = []
    for name, view in VIEWS.items():
        page.goto(desk.url + view.address.format(shown), wait_until="load")
        view.do(page, lang)
        _picture(page, f"{name}-{lang}-{size[0]}-{theme}")
        found += [f"{name}: {problem}" for problem in _problems(page, theme)]
    assert not found, "\n".join(found)


@pytest.mark.requirement("P-33")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_signing_in_is_open_to_everyone(window: Enter, desk: Desk, lang: str, theme: str) -> None:
    page = window(lang=lang, size=NARROW)
    page.context.add_cookies([{"name": "theme", "value": theme, "url": desk.url}])
    page.goto(f"{desk.url}/account/login/")
    _picture(page, f"sign-in-{lang}-{NARROW[0]}-{theme}")
    assert not _problems(page, theme)


def test_the_first_load_is_light(officer: Seat, desk: Desk, shown: int) -> None:
    """At most ten requests and 150 kB over the wire, typefaces aside."""
    page = officer("salma").page
    sizes: dict[str, int] = {}
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.clearBrowserCache")
    urls: dict[str, str] = {}
    wire.on(
        "Network.requestWillBeSent", lambda e: urls.update({e["requestId"]: e["request"]["url"]})
    )
    wire.on(
        "Network.loadingFinished",
        lambda e: sizes.update({urls[e["requestId"]]: int(e["encodedDataLength"])}),
    )
    page.goto(f"{desk.url}/case/{shown}?queue=all", wait_until="load")
    expect(page.locator("#side .history")).to_be_attached()
    asked = [url for url in urls.values() if not url.endswith(".woff2") and "data:" not in url]
    assert len(asked) <= FIRST_LOAD_REQUESTS, asked
    weights = {url: size for url, size in sizes.items() if not url.endswith(".woff2")}
    assert 0 < sum(weights.values()) <= FIRST_LOAD_BYTES, weights


def _picture(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.screenshot(path=SCREENSHOTS / f"{name}.png")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} overflows"


def _problems(page: Page, theme: str) -> list[str]:
    """By night only the colours are others."""
    by_day = {"type": "tag", "values": TAGS}
    by_night = {"type": "rule", "values": ["color-contrast"]}
    asked = by_day if theme == "light" else by_night
    rules = {"resultTypes": ["violations"], "runOnly": asked}
    found = Axe().run(page, options=rules).response["violations"]
    return [
        f"{one['id']} {node['target']} {node['any'][0]['message'] if node['any'] else ''}"
        for one in found
        for node in one["nodes"]
    ]
