"""A finding is read, doubted and settled by two people: by keyboard, in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from barza.town.testing import TownHandle
from tests.networks.starting import townspeople

from .citizens import Citizens, word
from .conftest import Seat
from .desk import Desk
from .officer import Officer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("desk")]

NUMBER = "99123456"


@pytest.fixture(scope="module")
def citizens(town: TownHandle) -> Iterator[Citizens]:
    with townspeople(town) as people:
        yield Citizens(people)


@pytest.fixture
def said(citizens: Citizens) -> str:
    """A word of a complaint that holds a number."""
    unheard = word()
    citizens.ask(f"عمود الإنارة رقم هاتفه {NUMBER} معطل {unheard}")
    return unheard


def open_case(officer: Officer, said: str, citizens: Citizens) -> None:
    officer.look_at("unassigned")
    expect(officer.row(said)).to_be_visible(timeout=citizens.patience_ms)
    officer.open(said)


@pytest.mark.requirement("P-54")
@pytest.mark.requirement("P-44")
def test_two_people_settle_a_finding_without_a_mouse(
    desk: Desk, officer: Seat, citizens: Citizens, said: str
) -> None:
    salma = officer(lang="en")
    open_case(salma, said, citizens)
    mark = salma.page.locator("#said .found-here").filter(has_text=NUMBER)
    sheet = salma.page.locator("#about")
    mark.press("Enter")
    expect(sheet.locator("blockquote").first).to_contain_text("privacy")
    expect(sheet.locator("[data-focus]")).to_be_focused()
    salma.page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(mark).to_be_focused()

    mark.press("Enter")
    expect(sheet).to_be_visible()
    sheet.locator("summary").press("Enter")
    sheet.locator("[name=why]").fill("a lamp post's number")
    sheet.locator("[name=why]").press("Enter")
    expect(sheet).to_contain_text("Sent for review")
    salma.page.keyboard.press("Escape")
    expect(salma.page.locator("#said .found")).to_contain_text("under review")

    maryam = officer("maryam", lang="en")
    maryam.page.goto(f"{desk.url}/review")
    remark = maryam.page.locator(".remark").filter(has_text=said)
    remark.locator("[name=why]").fill("I know the post")
    remark.get_by_role("button", name="Agree", exact=True).press("Enter")
    expect(maryam.page.locator(".remark").filter(has_text=said)).to_have_count(0)
    expect(salma.page.locator("#said .found .refuted s")).to_be_visible()
    expect(mark).to_have_count(0)


@pytest.mark.requirement("P-82")
def test_words_that_are_selected_are_pointed_out(
    desk: Desk, officer: Seat, citizens: Citizens, said: str
) -> None:
    salma = officer(lang="en")
    open_case(salma, said, citizens)
    salma.said("citizen").last.locator(".bubble").evaluate(
        """bubble => {
            const range = document.createRange();
            range.setStart(bubble.firstChild, 0);
            range.setEnd(bubble.firstChild, 4);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            document.dispatchEvent(new Event("selectionchange"));
        }"""
    )
    selected = salma.page.evaluate("getSelection().toString()")
    salma.said("citizen").last.locator("[data-missed]").press("Enter")
    sheet = salma.page.locator("#about")
    expect(sheet.locator("[name=words]")).to_have_value(selected)
    expect(sheet.locator("[name=clause]")).to_be_focused()
    sheet.locator("[name=clause]").select_option("FLS")
    sheet.get_by_role("button", name="Send for review").press("Enter")
    expect(sheet).to_contain_text("Sent for review")
    asked = 'SELECT clause, substr(text, start + 1, "end" - start) FROM inbox_remark'
    assert ("FLS", selected) in desk.rows(f"{asked} WHERE case_id = %s", salma.case)
