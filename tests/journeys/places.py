"""Every page that a person can come to, and what one does there before it is looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from .desk import passphrase

HELD = {
    "ar": "نشكركم على تواصلكم. نرجو الاتصال على 99123456 لتحديد الموقع.",
    "en": "Thank you for writing. Please call 99123456 to tell us the place.",
}


@dataclass(frozen=True)
class Place:
    """``{}`` in ``address`` is the case that shows most."""

    address: str
    do: Callable[[Page, str], None] = lambda _page, _lang: None


def press(key: str, opens: str) -> Callable[[Page, str], None]:
    def do(page: Page, _lang: str) -> None:
        page.keyboard.press(key)
        expect(page.locator(opens)).to_be_visible()

    return do


def click(what: str, opens: str) -> Callable[[Page, str], None]:
    def do(page: Page, _lang: str) -> None:
        page.locator(what).click()
        expect(page.locator(opens).first).to_be_visible()

    return do


def compose(page: Page, lang: str) -> None:
    page.fill("#work [data-answer]", HELD[lang])
    page.check("#work .show-preview", force=True)
    expect(page.locator("#work .preview")).to_be_visible()


def urgent(page: Page, _lang: str) -> None:
    """The case in which somebody is in danger."""
    page.goto(page.url.split("/case")[0] + "/?q=الوادي")
    page.locator("#rows .row-link").first.click()
    expect(page.locator("#standing .danger")).to_be_visible()


def explain(page: Page, lang: str) -> None:
    """The clause behind what holds a draft."""
    compose(page, lang)
    page.locator("#work .found-acts a").first.click()
    expect(page.locator("#about[open] .policy")).to_be_visible()


def doubt(page: Page, _lang: str) -> None:
    """Opens the finding that is under review."""
    page.locator("#said .found a:not(.refuted)").first.click()
    expect(page.locator("#about[open] .quote")).to_be_visible()


def about(page: Page, _lang: str) -> None:
    """The side panel: beside the conversation where there is room, over it where not."""
    opener = page.locator("#work .side-opener")
    if opener.is_visible():
        opener.click()
    expect(page.locator("#side .history")).to_be_visible()


def sign_in(words: str) -> Callable[[Page, str], None]:
    def do(page: Page, _lang: str) -> None:
        page.fill("[name=login]", "zainab")
        page.fill("[name=password]", words)
        with page.expect_navigation():
            page.locator("[name=password]").press("Enter")

    return do


def wrong_code(page: Page, _lang: str) -> None:
    page.fill("[name=code]", "000000")
    with page.expect_navigation():
        page.locator("[name=code]").press("Enter")


def forge(page: Page, _lang: str) -> None:
    """Sends a form that is not ours: 403."""
    with page.expect_navigation():
        page.evaluate(
            """() => {
                for (const one of document.querySelectorAll("[name=csrfmiddlewaretoken]"))
                    one.value = "x".repeat(64);
                document.querySelector("main form").submit();
            }"""
        )


STRANGERS = {
    "sign-in": Place("/account/login/"),
    "sign-in-refused": Place("/account/login/", sign_in("not the passphrase at all")),
    "second-factor": Place("/account/login/", sign_in(passphrase("zainab"))),
    "second-factor-refused": Place("/account/2fa/authenticate/", wrong_code),
}

CASES = {
    "case": Place("/case/{}?queue=all"),
    "about": Place("/case/{}?queue=all", about),
    "urgent": Place("/case/{}?queue=all", urgent),
    "composing": Place("/case/{}?queue=all", compose),
    "finding": Place("/case/{}?queue=all", click("#said .found a.refuted", "#about[open] .policy")),
    "finding-doubted": Place("/case/{}?queue=all", doubt),
    "clause-of-a-draft": Place("/case/{}?queue=all", explain),
    "missed": Place(
        "/case/{}?queue=all", click("#said .citizen [data-missed]", "#about[open] form.missed")
    ),
    "missed-alone": Place("/case/{}/missed"),
    "note": Place("/case/{}?queue=all", press("n", "#work [data-note]")),
    "picker": Place("/case/{}?queue=all", click("[data-do=answers]", ".picker .pick")),
    "closing": Place("/case/{}?queue=all", press("e", "#work .sheet:popover-open")),
    "palette": Place("/case/{}?queue=all", press("Control+k", "#palette-input")),
    "details": Place("/case/{}/details"),
    "answers": Place("/case/{}/answers"),
    "services": Place("/case/{}/services"),
}

OFFICERS = {
    **{
        f"queue-{queue}": Place(f"/?queue={queue}")
        for queue in ("mine", "mentions", "unassigned", "due_soon", "overdue", "waiting", "all")
    },
    "suggested": Place("/?queue=unassigned&suggested=me"),
    "no-case-fits": Place("/?queue=overdue&kind=idea&language=en"),
    "search": Place("/?q=الاناره"),
    "search-nothing": Place("/?q=zzzzzz"),
    "clause": Place("/policy/PII"),
    "clause-insult": Place("/policy/DEF"),
    "review": Place("/review"),
    "review-agreed": Place("/review?state=agreed"),
    "review-disagreed": Place("/review?state=disagreed&clause=FLS"),
    "review-nothing": Place("/review?kind=wrong&clause=REL"),
    "review-filters": Place(
        "/review", click(".case-head [popovertarget=review-filters]", "#review-filters form")
    ),
    "filters": Place("/?queue=all", click("[popovertarget=filters]", "#filters form")),
    "filters-alone": Place("/filters"),
    "help": Place("/?queue=all", press("?", "#help table")),
    "help-alone": Place("/help"),
    **CASES,
    "missing": Place("/nowhere"),
    "forged": Place("/account/logout/", forge),
    "keys": Place("/account/2fa/"),
    "recovery-codes": Place("/account/2fa/recovery-codes/"),
    "authenticator": Place("/account/2fa/totp/deactivate/"),
    "passkeys": Place("/account/2fa/webauthn/"),
    "passkey": Place("/account/2fa/webauthn/add/"),
    "passphrase": Place("/account/password/change/"),
    "log-out": Place("/account/logout/"),
}

TOWN = {
    "town": Place("/"),
    "town-person": Place("/@muscat"),
    "town-nobody": Place("/@nobody"),
}

OFFICE = {
    name.strip("/").replace("/", "-"): Place(name)
    for name in (
        *("/me", "/me/rights", "/training", "/training/privacy", "/duty", "/duty/swaps"),
        *("/training/drills", "/training/drills/runs"),
        *("/duty/devices", "/offline"),
        *("/overtime", "/concerns", "/concerns/new", "/resolutions", "/approvals"),
    )
}
"""What every member of staff sees beside the desk."""

MANAGEMENT = {
    name.strip("/").replace("/", "-"): Place(name)
    for name in (
        *("/people", "/people/1", "/people/import", "/training/overview", "/resolutions/new"),
        *("/resolutions/emergency", "/resolutions/1", "/accounts", "/accounts/1", "/accounts/new"),
        *("/duty/calendar", "/overtime/month", "/orientations", "/people/1/leaving"),
    )
}

PUBLIC = {
    "official": Place("/official"),
    "official-report": Place("/official/report"),
    "register": Place("/register"),
}
"""What anybody sees of who speaks for the institution."""
