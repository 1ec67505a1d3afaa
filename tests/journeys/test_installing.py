"""The desk as an app: it can be installed, says when there is no network, and shows calls.

A real push needs the browser maker's own service, which tests do not reach: the browser is handed
the notification as its service would hand it over.
"""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import NARROW, Seat
from .desk import Desk
from .wire import wire

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.requirement("P-43")]

WORKER = "async () => (await navigator.serviceWorker.ready).active.state"
SHOWN = """async () => {
    const ready = await navigator.serviceWorker.ready;
    return (await ready.getNotifications()).map(({ title, body, tag, lang, dir, data }) => (
        { title, body, tag, lang, dir, path: data.path }));
}"""
KEPT = """async () => {
    const found = [];
    for (const name of await caches.keys())
        for (const one of await (await caches.open(name)).keys()) found.push(one.url);
    return found;
}"""
CALL = {
    "title": "رسالة عاجلة تنتظر",
    "body": "الرقم المرجعي 26-000123",
    "path": "/duty",
    "tag": "e1",
    "lang": "ar",
    "dir": "rtl",
}


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_desk_can_be_installed_in_both_languages(
    desk: Desk, officer: Seat, lang: str, direction: str
) -> None:
    page = officer(lang=lang, size=NARROW).page
    page.goto(f"{desk.url}/duty")
    assert page.evaluate(WORKER) in ("activating", "activated")

    tools = page.context.new_cdp_session(page)
    said = tools.send("Page.getAppManifest")
    assert said["errors"] == []
    manifest: dict[str, Any] = json.loads(said["data"])
    assert (manifest["lang"], manifest["dir"]) == (lang, direction)
    assert manifest["display"] == "standalone"
    assert {one["purpose"] for one in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        found = page.request.get(f"{desk.url}{icon['src']}")
        assert (found.status, found.headers["content-type"]) == (200, "image/png")
    kept_from = tools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {one["errorId"] for one in kept_from} <= {"in-incognito"}, "only as tests' windows are"


def test_without_a_network_it_says_so_and_keeps_no_page_of_the_desk(
    desk: Desk, officer: Seat
) -> None:
    page = officer(lang="ar", size=NARROW).page
    with wire(desk.url) as connection:
        page.goto(f"{connection.url}/duty")
        expect(page.locator("#now")).to_be_visible()
        page.evaluate(WORKER)
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        connection.cut()
        page.goto(f"{connection.url}/duty/devices")

    expect(page.locator("main [lang=ar] h1")).to_be_visible()
    expect(page.locator("main [lang=en] h1")).to_have_text("No connection")
    assert page.locator("main a[href='tel:1111']").count() == 2
    assert page.locator("main").evaluate("one => getComputedStyle(one).display") == "grid"
    kept = [one.removeprefix(connection.url) for one in page.evaluate(KEPT)]
    assert [one for one in kept if not one.startswith("/static/")] == ["/offline"]


def test_a_call_is_shown_by_the_browser_as_it_was_sent(desk: Desk, officer: Seat) -> None:
    page = officer(lang="ar").page
    page.context.grant_permissions(["notifications"], origin=desk.url)
    page.goto(f"{desk.url}/duty")
    page.evaluate(WORKER)
    deliver(page, desk, json.dumps(CALL))
    page.wait_for_function(f"async () => (await ({SHOWN})()).length === 1")
    assert page.evaluate(SHOWN) == [CALL]


def test_the_page_asks_nothing_by_itself_and_says_how_to_undo_a_no(
    desk: Desk, officer: Seat
) -> None:
    page = officer(lang="en", size=NARROW).page
    page.add_init_script(
        "window.asked = 0;"
        "Notification.requestPermission = async () => { window.asked += 1; return 'denied'; };"
        "const get = () => window.said || 'default';"
        "Object.defineProperty(Notification, 'permission', { get });"
    )
    page.goto(f"{desk.url}/duty/devices")
    turn_on = page.locator("[data-turn-on]")
    expect(turn_on).to_be_visible()
    assert page.evaluate("window.asked") == 0

    page.evaluate("window.said = 'denied'")
    turn_on.click()
    expect(page.locator("[data-when=denied]")).to_be_visible()
    assert page.evaluate("window.asked") == 1
    expect(turn_on).to_be_hidden()


def deliver(page: Page, desk: Desk, text: str) -> None:
    """As the browser's push service hands it over, opened."""
    tools = page.context.new_cdp_session(page)
    registered: list[dict[str, Any]] = []
    tools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda said: registered.extend(said["registrations"]),
    )
    tools.send("ServiceWorker.enable")
    for _ in range(100):
        if registered:
            break
        page.wait_for_timeout(50)
    tools.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": desk.url, "registrationId": registered[0]["registrationId"], "data": text},
    )
