"""An officer at the desk, in a real browser. Finds things by what they do, never by their words,
so that the same journey is walked in Arabic and in English."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from .desk import Desk, passphrase

SENT_MS = 90_000
"""Ten seconds in which an answer can be taken back, then the network."""


@dataclass(frozen=True)
class Officer:
    page: Page
    desk: Desk

    def sign_in(self, username: str, *, code: str = "") -> None:
        """Passphrase, then the code of an authenticator app (``code``: the right one)."""
        self.page.goto(f"{self.desk.url}/account/login/")
        self.page.fill("[name=login]", username)
        self.page.fill("[name=password]", passphrase(username))
        self.page.locator("[name=password]").press("Enter")
        field = self.page.locator("[name=code]")
        field.fill(code or self.desk.code(username))
        field.press("Enter")

    def look_at(self, queue: str) -> None:
        """Returns when the page hears what happens at the desk."""
        with self.page.expect_response("**/live"):
            self.page.goto(f"{self.desk.url}/?queue={queue}")

    def row(self, text: str) -> Locator:
        return self.page.locator("#rows .row").filter(has_text=text)

    def open(self, text: str) -> None:
        """By keyboard: J until the row has the focus, then Enter."""
        link = self.row(text).locator(".row-link")
        for _ in range(self.page.locator("#rows .row").count()):
            self.page.keyboard.press("j")
            if link.evaluate("link => link === document.activeElement"):
                break
        expect(link).to_be_focused()
        self.page.keyboard.press("Enter")
        expect(self.said("citizen").filter(has_text=text)).to_be_visible()

    def claim(self) -> None:
        self.page.keyboard.press("c")
        expect(self.does("release")).to_be_visible()

    def write(self, text: str) -> None:
        self.page.keyboard.press("r")
        expect(self.answer).to_be_focused()
        self.page.keyboard.insert_text(text)

    def insert_reusable_answer(self, lang: str) -> str:
        """The first one of the library; returns its text."""
        self.does("answers").click()
        first = self.page.locator(".picker:popover-open .pick").first
        text = first.locator(f"[lang={lang}] p").inner_text()
        first.locator(f"[data-insert={lang}]").click()
        expect(self.answer).to_be_focused()
        return text

    def insert_service_link(self) -> str:
        """The first one of the catalogue that has a link; returns it."""
        self.does("services").click()
        button = self.page.locator(".picker:popover-open [data-insert-text]").first
        link = button.get_attribute("data-insert-text") or ""
        button.click()
        expect(self.answer).to_be_focused()
        return link

    def mention(self, name: str, text: str) -> None:
        """A note that is for a colleague, found by name."""
        self.page.keyboard.press("n")
        self.page.keyboard.insert_text(text)
        self.does("mention").click()
        self.page.locator(f".picker:popover-open [data-mention='{name}']").check()
        self.page.keyboard.press("Escape")
        self.page.locator("#work [data-note]").press("Control+Enter")
        expect(self.said("note").filter(has_text=text)).to_contain_text(name)

    def send(self) -> None:
        """By keyboard; returns when the answer stands in the conversation."""
        self.answer.press("Control+Enter")
        expect(self.does("undo")).to_be_visible()

    def wait_until_published(self) -> str:
        """Where the network shows the last answer."""
        link = self.said("us").last.locator(".state.good a")
        expect(link).to_be_visible(timeout=SENT_MS)
        return link.get_attribute("href") or ""

    @property
    def answer(self) -> Locator:
        return self.page.locator("#work [data-answer]")

    @property
    def case(self) -> int:
        return int(self.page.locator("#work").get_attribute("data-case") or 0)

    def does(self, act: str) -> Locator:
        return self.page.locator(f"#work [data-do={act}]")

    def said(self, side: str) -> Locator:
        """Messages of one side: ``citizen``, ``us`` or ``note``."""
        return self.page.locator(f"#said .one.{side}")
