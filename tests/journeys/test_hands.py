"""The desk under one's hands: keys in either layout, and nothing lost while the page lives."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from barza.town.testing import TownHandle

from .citizens import Citizens, connected, word
from .conftest import Seat
from .desk import Desk
from .officer import Officer

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("desk"),
    pytest.mark.timeout(420),
    pytest.mark.requirement("P-33"),
]

HALF = "نصف رد لم يُرسل بعد"


@pytest.fixture(scope="module")
def citizens(
    desk: Desk, town: TownHandle, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Citizens]:
    with connected("town", desk, town, tmp_path_factory.mktemp("hands")) as known:
        yield known


@pytest.fixture
def at_case(officer: Seat, citizens: Citizens) -> tuple[Officer, str]:
    """Salma has a new case open."""
    salma, about = officer("salma"), word()
    salma.look_at("unassigned")
    arrives(salma, citizens, about)
    salma.open(about)
    return salma, about


def arrives(officer: Officer, citizens: Citizens, about: str) -> None:
    citizens.ask(f"الإنارة معطلة {about}")
    expect(officer.row(about)).to_be_visible(timeout=citizens.patience_ms)


def press_place(page: Page, code: str, key: str) -> None:
    """A key as an Arabic layout sends it: its place, and an Arabic letter."""
    page.evaluate(
        "([code, key]) => document.activeElement.dispatchEvent("
        "new KeyboardEvent('keydown', {code, key, bubbles: true, cancelable: true}))",
        [code, key],
    )


def test_keys_work_in_an_arabic_layout_too(at_case: tuple[Officer, str]) -> None:
    salma, _ = at_case
    press_place(salma.page, "KeyR", "ق")
    expect(salma.answer).to_be_focused()
    salma.page.keyboard.press("Escape")
    press_place(salma.page, "Slash", "ظ")
    expect(salma.page.locator("#search")).to_be_focused()
    salma.page.keyboard.press("Escape")
    press_place(salma.page, "KeyG", "ل")
    press_place(salma.page, "KeyW", "ص")
    expect(salma.page.locator("[data-queue=waiting]")).to_have_attribute("aria-current", "page")


def test_no_shortcut_fires_while_one_types(at_case: tuple[Officer, str]) -> None:
    salma, _ = at_case
    url = salma.page.url
    salma.page.keyboard.press("r")
    salma.page.keyboard.type("gm claim e / ? jk")
    expect(salma.answer).to_have_value("gm claim e / ? jk")
    expect(salma.does("claim")).to_be_visible()
    assert salma.page.url == url
    assert salma.page.locator("dialog[open], .sheet:popover-open").count() == 0


def test_what_one_is_busy_with_outlives_what_arrives(
    at_case: tuple[Officer, str], citizens: Citizens
) -> None:
    salma, about = at_case
    salma.row(about).locator("input").check(force=True)
    salma.write(HALF)
    arrives(salma, citizens, word())
    expect(salma.page.locator("#news")).not_to_be_empty()
    expect(salma.answer).to_have_value(HALF)
    expect(salma.answer).to_be_focused()
    expect(salma.row(about).locator("input")).to_be_checked()


def test_a_draft_is_there_after_the_page_was_closed(at_case: tuple[Officer, str]) -> None:
    salma, _ = at_case
    with salma.page.expect_response("**/draft"):
        salma.write(HALF)
    salma.page.reload()
    expect(salma.answer).to_have_value(HALF)


def test_claiming_keeps_what_is_typed(at_case: tuple[Officer, str]) -> None:
    salma, _ = at_case
    salma.write(HALF)
    salma.does("claim").click()
    expect(salma.does("release")).to_be_visible()
    expect(salma.answer).to_have_value(HALF)


def test_an_answer_taken_back_is_a_draft_again(at_case: tuple[Officer, str]) -> None:
    salma, _ = at_case
    salma.write(HALF)
    salma.send()
    expect(salma.answer).to_have_value("")
    salma.does("undo").click()
    expect(salma.answer).to_have_value(HALF)
    expect(salma.said("us")).to_have_count(0)


def test_going_back_leads_to_the_list(at_case: tuple[Officer, str]) -> None:
    salma, about = at_case
    salma.page.go_back()
    expect(salma.page.locator("#work.idle")).to_be_visible()
    salma.page.go_forward()
    expect(salma.said("citizen").filter(has_text=about)).to_be_visible()


def test_a_colleague_who_writes_is_seen(at_case: tuple[Officer, str], officer: Seat) -> None:
    salma, _ = at_case
    yusuf = officer("yusuf", lang="en")
    yusuf.page.goto(salma.page.url)
    expect(salma.page.locator("#present .who-is-here")).to_be_visible()
    yusuf.write("x")
    expect(salma.page.locator("#present .writes")).to_be_visible()


def test_the_palette_finds_by_name_and_goes_there(at_case: tuple[Officer, str]) -> None:
    salma, _ = at_case
    salma.page.keyboard.press("Control+k")
    salma.page.locator("#palette-input").fill("متاخره")
    salma.page.keyboard.press("Enter")
    expect(salma.page.locator("[data-queue=overdue]")).to_have_attribute("aria-current", "page")


def test_a_sheet_is_closed_before_anything_else(at_case: tuple[Officer, str]) -> None:
    salma, _ = at_case
    salma.page.keyboard.press("e")
    sheet = salma.page.locator("#work .sheet:popover-open")
    expect(sheet).to_be_visible()
    salma.page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(salma.does("close")).to_be_visible()


@pytest.mark.requirement("P-25")
def test_an_english_answer_and_a_service_link_are_inserted(
    officer: Seat, citizens: Citizens
) -> None:
    salma, about = officer("salma", lang="en"), word()
    salma.look_at("unassigned")
    arrives(salma, citizens, about)
    salma.open(about)
    salma.write("Good morning.")
    text = salma.insert_reusable_answer("en")
    expect(salma.page.locator("#work [name=lang][value=en]")).to_be_checked()
    link = salma.insert_service_link()
    assert link.startswith("https://")
    expect(salma.answer).to_have_value(f"Good morning. {text} {link}")


@pytest.mark.requirement("P-39")
def test_several_cases_are_claimed_and_released_together(officer: Seat, citizens: Citizens) -> None:
    salma, abouts = officer("salma"), [word(), word()]
    salma.look_at("unassigned")
    for about in abouts:
        arrives(salma, citizens, about)
    for queue, act in (("unassigned", "claim"), ("mine", "release")):
        salma.look_at(queue)
        for about in abouts:
            salma.row(about).locator("input").check(force=True)
        expect(salma.page.locator("#selected")).to_contain_text("2")
        salma.page.locator(f"#bulk [value={act}]").click()
        expect(salma.page.locator("#news")).not_to_be_empty()
        for about in abouts:
            expect(salma.row(about)).to_have_count(0)
    salma.look_at("unassigned")
    for about in abouts:
        expect(salma.row(about)).to_be_visible()


@pytest.mark.requirement("P-39")
def test_who_is_mentioned_learns_it_at_once(at_case: tuple[Officer, str], officer: Seat) -> None:
    salma, about = at_case
    yusuf = officer("yusuf", lang="en")
    yusuf.look_at("mentions")
    name = salma.desk.value("SELECT name_ar FROM people_employee WHERE username = 'yusuf'")
    salma.mention(name, f"ما رأيك؟ {about}")
    expect(yusuf.page.locator(f"#r{salma.case}")).to_be_visible()
    expect(yusuf.page.locator("#news")).not_to_be_empty()
    yusuf.page.goto(f"{yusuf.desk.url}/case/{salma.case}?queue=mentions")
    yusuf.does("read").click()
    expect(yusuf.does("read")).to_have_count(0)
    expect(yusuf.page.locator(f"#r{salma.case}")).to_have_count(0)
