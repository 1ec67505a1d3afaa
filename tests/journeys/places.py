"""Every page that a person can come to, and how to come to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from barza.town.testing import TownHandle

from .desk import Desk, passphrase
from .officer import Officer

QUEUES = ("mine", "unassigned", "due_soon", "overdue", "waiting", "all")
ADDRESSES = {
    **{f"queue-{queue}": f"/?queue={queue}" for queue in QUEUES},
    "filtered": "/?queue=all&kind=thanks&urgency=urgent",
    "search-found": "/?q=الإنارة",
    "search-nothing": "/?q=zzzzzz",
    "filters": "/filters",
    "help": "/help",
    "not-found": "/nowhere",
    "profile": "/account/2fa/",
    "codes": "/account/2fa/recovery-codes/",
    "authenticator": "/account/2fa/totp/deactivate/",
    "keys": "/account/2fa/webauthn/",
    "key": "/account/2fa/webauthn/add/",
    "passphrase": "/account/password/change/",
    "again": "/account/reauthenticate/",
    "log-out": "/account/logout/",
}
OF_A_CASE = {"case": "", "details": "/details", "answers": "/answers", "services": "/services"}


@dataclass(frozen=True)
class Place:
    name: str
    go: Callable[[Page], object]


def everywhere(desk: Desk, town: TownHandle, signed_in: Officer, stranger: Page) -> Iterator[Page]:
    """Each page in turn, as it stands then; its ``name`` is in ``window.placeName``."""
    for place in of_a_stranger(desk):
        yield _named(stranger, place)
    for place in (*of_an_officer(desk), *of_the_town(town)):
        yield _named(signed_in.page, place)


def _named(page: Page, place: Place) -> Page:
    place.go(page)
    page.evaluate("name => { window.placeName = name }", place.name)
    return page


def of_a_stranger(desk: Desk) -> Iterator[Place]:
    login = f"{desk.url}/account/login/"
    yield Place("sign-in", lambda page: page.goto(login))
    yield Place("sign-in-refused", lambda page: _sign_in(page, "not the passphrase at all"))
    yield Place("second-factor", lambda page: _second_factor(page, login))
    yield Place("second-factor-refused", _wrong_code)


def of_an_officer(desk: Desk) -> Iterator[Place]:
    for name, path in ADDRESSES.items():
        yield Place(name, _going(desk.url + path))
    case = desk.value("SELECT min(id) FROM cases_case WHERE state = 'open'")
    for name, path in OF_A_CASE.items():
        yield Place(name, _going(f"{desk.url}/case/{case}{path}"))
    here = f"{desk.url}/case/{case}"
    yield Place("screened", lambda page: _screened(page, here))
    yield Place("picker", lambda page: _opened(page, here, "[data-do=answers]", ".picker .pick"))
    yield Place("closing", lambda page: _opened(page, here, "[data-do=close]", "[id^=close-]"))
    yield Place("palette", lambda page: _pressed(page, here, "Control+k", "#palette[open]"))
    yield Place("shortcuts", lambda page: _pressed(page, here, "?", "#help[open]"))
    yield Place("forged", lambda page: _forged(page, f"{desk.url}/account/logout/"))


def of_the_town(town: TownHandle) -> Iterator[Place]:
    for name, path in {"town": "/", "town-person": "/@muscat", "town-nobody": "/@nobody"}.items():
        yield Place(name, _going(town.base_url + path))


def _going(url: str) -> Callable[[Page], object]:
    def go(page: Page) -> None:
        page.goto(url)
        if page.locator("#side").count():
            expect(page.locator("#side .side-foot, #side .history").first).to_be_attached()

    return go


def _sign_in(page: Page, words: str) -> None:
    page.fill("[name=login]", "zainab")
    page.fill("[name=password]", words)
    page.locator("[name=password]").press("Enter")
    page.wait_for_load_state()


def _second_factor(page: Page, login: str) -> None:
    page.goto(login)
    _sign_in(page, passphrase("zainab"))
    expect(page.locator("[name=code]")).to_be_visible()


def _wrong_code(page: Page) -> None:
    page.fill("[name=code]", "000000")
    page.locator("[name=code]").press("Enter")
    page.wait_for_load_state()


def _screened(page: Page, url: str) -> None:
    _going(url)(page)
    page.locator("[data-answer]").fill("اتصلوا على 92345678")
    expect(page.locator(".screening .found-list")).to_be_visible()


def _opened(page: Page, url: str, button: str, sheet: str) -> None:
    _going(url)(page)
    page.locator(f"#work {button}").click()
    expect(page.locator(sheet).first).to_be_visible()


def _pressed(page: Page, url: str, key: str, sheet: str) -> None:
    _going(url)(page)
    page.keyboard.press(key)
    expect(page.locator(sheet)).to_be_visible()


def _forged(page: Page, url: str) -> None:
    """A form that is not ours: 403."""
    page.goto(url)
    page.evaluate(
        """() => {
            for (const one of document.querySelectorAll("[name=csrfmiddlewaretoken]"))
                one.value = "x".repeat(64);
            document.querySelector("main form").submit();
        }"""
    )
    page.wait_for_load_state()
    expect(page.locator("main form")).to_have_count(0)
