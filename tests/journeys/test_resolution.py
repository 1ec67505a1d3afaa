"""From a draft to a resolution in force, and its end in the middle of a sentence: in a browser."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from barza.town.testing import TownHandle
from tests.networks.starting import townspeople

from .citizens import Citizens, word
from .conftest import Seat
from .desk import Desk
from .officer import Officer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("desk")]
TODAY = datetime.now(ZoneInfo("Asia/Muscat")).date()
TEAM = "وصل بلاغكم والفريق سيعالجه غدًا"


@pytest.fixture(scope="module")
def citizens(town: TownHandle) -> Iterator[Citizens]:
    with townspeople(town) as people:
        yield Citizens(people)


def draft(page: Page, desk: Desk, name: str) -> int:
    """A draft for the first account, for three months; its number in the address."""
    page.goto(f"{desk.url}/resolutions/new")
    page.locator("#id_employee").select_option(label=name)
    page.locator("input[name=accounts]").first.check()
    page.locator("input[name=duties][value=answer]").check()
    page.locator("#id_from_on").fill(f"{TODAY - timedelta(days=1)}")
    page.locator("#id_to_on").fill(f"{TODAY + timedelta(days=90)}")
    page.locator("#id_tasks_ar").fill("الرد على بلاغات الإنارة")
    page.locator("main form .primary").click()
    page.wait_for_url("**/resolutions/*")
    return int(page.url.rsplit("/", 1)[1])


@pytest.mark.requirement("P-61")
@pytest.mark.requirement("P-62")
def test_a_draft_becomes_a_resolution_with_its_paper_and_ends_a_half_written_answer(
    desk: Desk, officer: Seat, citizens: Citizens
) -> None:
    page = officer("nasser", lang="en").page
    name = desk.value("SELECT name_en FROM people_employee WHERE username = 'yusuf'")
    number = draft(page, desk, name)
    expect(page.locator(".steps li")).not_to_have_count(0)
    expect(page.locator(".steps li.missing")).to_have_count(0)
    page.locator("#number").fill(f"J-{number}/2026")
    page.locator("#issued_on").fill(f"{TODAY}")
    page.locator("#issued_by_ar").fill("رئيس بلدية مسقط")
    page.locator("#issued_by_en").fill("Chairman of Muscat Municipality")
    page.locator("form[action$='/issue'] .primary").click()
    expect(page.locator(".say.good")).to_be_visible()
    for each in ("ar", "en"):
        paper = page.request.get(f"{desk.url}/resolutions/{number}/document/{each}.pdf")
        assert paper.body().startswith(b"%PDF-")

    said = word()
    citizens.ask(f"الإنارة معطلة في شارع السلام {said}")
    yusuf = officer("yusuf", anew=True)
    half_written(yusuf, said, citizens)
    case = yusuf.case
    revoke_all(page, desk, "yusuf")
    yusuf.answer.press("Control+Enter")

    yusuf.page.wait_for_url("**/account/login/**")
    expect(yusuf.page.locator(".say.warn")).to_contain_text("P-61")
    sent = "SELECT count(*) FROM cases_message WHERE case_id = %s AND direction = 'out'"
    assert desk.value(sent, case) == 0
    desk.office("name_again", username="yusuf")


def half_written(person: Officer, said: str, citizens: Citizens) -> None:
    person.look_at("unassigned")
    expect(person.row(said)).to_be_visible(timeout=citizens.patience_ms)
    person.open(said)
    person.claim()
    with person.page.expect_response("**/draft"):
        person.write(f"{TEAM} {said}")


def revoke_all(page: Page, desk: Desk, username: str) -> None:
    """Every resolution that names the person, by its page."""
    live = (
        "SELECT r.id FROM accounts_resolution r JOIN people_employee e ON e.id = r.employee_id"
        " WHERE e.username = %s AND r.state = 'issued' AND r.revoked_at IS NULL"
    )
    for (pk,) in desk.rows(live, username):
        page.goto(f"{desk.url}/resolutions/{pk}")
        page.locator("#because-revoke").fill("Moved to another task")
        page.locator("form[action$='/revoke'] button").click()
        expect(page.locator(".say.good")).to_be_visible()
