"""What the desk does not let happen, and what it says when a network fails: in a browser."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from barza.town import papers
from barza.town.testing import TownHandle
from tests.networks.proxy import losing_the_answer
from tests.networks.starting import townspeople

from .citizens import Citizens, word
from .conftest import Seat
from .desk import Desk
from .officer import SENT_MS, Officer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("desk")]

POTHOLE = "توجد حفرة كبيرة في شارع الموج أمام المدرسة"
TEAM = "وصل بلاغكم والفريق سيعالجها غدًا"
PHONE = "92345678"


@pytest.fixture(scope="module")
def citizens(town: TownHandle) -> Iterator[Citizens]:
    with townspeople(town) as people:
        yield Citizens(people)


@pytest.fixture
def said(citizens: Citizens) -> str:
    """A word of a complaint that has just been written in the town."""
    unheard = word()
    citizens.ask(f"{POTHOLE} {unheard}")
    return unheard


def take(officer: Officer, said: str, citizens: Citizens) -> None:
    """Opens the case as soon as it arrives, and claims it."""
    officer.look_at("unassigned")
    expect(officer.row(said)).to_be_visible(timeout=citizens.patience_ms)
    officer.open(said)
    officer.claim()


@pytest.mark.requirement("P-90")
@pytest.mark.requirement("P-46")
def test_an_answer_that_gives_a_number_away_is_held_and_kept(
    desk: Desk, officer: Seat, citizens: Citizens, said: str
) -> None:
    salma = officer()
    take(salma, said, citizens)
    text = f"{TEAM}، اتصلوا على {PHONE}"
    salma.write(text)
    expect(salma.page.locator(".screening .found-list")).to_contain_text(PHONE)
    salma.answer.press("Control+Enter")
    refusal = salma.page.locator("#answer-error")
    expect(refusal).to_contain_text(PHONE)
    expect(refusal).to_contain_text("P-90")
    expect(salma.answer).to_have_value(text)
    assert deliveries(desk, salma.case) == []


@pytest.mark.requirement("P-61")
def test_a_resolution_revoked_while_one_writes_lets_nothing_out(
    desk: Desk, officer: Seat, citizens: Citizens, said: str
) -> None:
    yusuf = officer("yusuf", anew=True)
    take(yusuf, said, citizens)
    with yusuf.page.expect_response("**/draft"):
        yusuf.write(f"{TEAM} {said}")
    case = yusuf.case
    desk.office("revoke", username="yusuf")
    yusuf.answer.press("Control+Enter")
    yusuf.page.wait_for_url("**/account/login/**")
    assert deliveries(desk, case) == []
    draft = "SELECT text FROM inbox_draft WHERE case_id = %s"
    assert desk.value(draft, case) == f"{TEAM} {said}"
    desk.office("name_again", username="yusuf")


@pytest.mark.requirement("P-61")
def test_the_super_user_without_a_resolution_sees_no_case_and_sends_nothing(
    desk: Desk, officer: Seat, citizens: Citizens, said: str
) -> None:
    salma, badr = officer(lang="en"), officer("badr", lang="en")
    take(salma, said, citizens)
    badr.look_at("all")
    expect(badr.page.locator("#rows.empty")).to_be_visible()
    assert badr.page.goto(f"{desk.url}/case/{salma.case}").status == 404  # type: ignore[union-attr]
    badr.page.goto(f"{desk.url}/?q={said}")
    expect(badr.page.locator("#rows.empty")).to_be_visible()
    assert post(badr, f"/case/{salma.case}/answer", text=TEAM) == 404
    assert deliveries(desk, salma.case) == []


def test_an_answer_taken_back_in_time_never_leaves(
    desk: Desk, officer: Seat, citizens: Citizens, town: TownHandle, said: str
) -> None:
    salma = officer()
    take(salma, said, citizens)
    salma.write(f"{TEAM} {said}")
    salma.send()
    expect(salma.answer).to_have_value("")
    salma.does("undo").press("Enter")
    expect(salma.answer).to_have_value(f"{TEAM} {said}")
    until_nothing_is_ordered(salma, desk)
    assert deliveries(desk, salma.case) == ["withdrawn"]
    assert answers(town, desk, salma.case) == []


def test_a_network_that_is_down_is_shown_and_gets_the_answer_later(
    desk: Desk, officer: Seat, citizens: Citizens, town: TownHandle, said: str
) -> None:
    salma = officer(lang="en")
    take(salma, said, citizens)
    salma.write(f"{TEAM} {said}")
    salma.send()
    town.stop()
    try:
        problem = salma.said("us").locator("p.state.soon span[dir=auto]")
        expect(problem).not_to_be_empty(timeout=SENT_MS)
    finally:
        town.start()
    salma.wait_until_published()
    assert deliveries(desk, salma.case) == ["done"]
    assert len(answers(town, desk, salma.case)) == 1


def test_an_outcome_that_nobody_knows_is_looked_up_and_published_once(
    desk: Desk, officer: Seat, citizens: Citizens, town: TownHandle, said: str
) -> None:
    salma = officer()
    take(salma, said, citizens)
    there = papers_of(town)
    with losing_the_answer(town.base_url, "/api/v1/statuses", then_gone=True) as elsewhere:
        desk.office("move", town={**there, "base_url": elsewhere})
        salma.write(f"{TEAM} {said}")
        salma.send()
        look_it_up = salma.said("us").locator("form[action*=look-up] button")
        expect(look_it_up).to_be_visible(timeout=SENT_MS)
    desk.office("move", town=there)
    look_it_up.press("Enter")
    salma.wait_until_published()
    assert deliveries(desk, salma.case) == ["done"]
    assert len(answers(town, desk, salma.case)) == 1


def papers_of(town: TownHandle) -> dict[str, object]:
    told: dict[str, object] = json.loads((town.folder / papers.NAME).read_text("utf-8"))
    return told


def deliveries(desk: Desk, case: int) -> list[str]:
    """The state of each answer that was ever ordered."""
    found = desk.rows(
        "SELECT state FROM channels_delivery JOIN cases_message ON delivery_id = "
        "channels_delivery.id WHERE case_id = %s",
        case,
    )
    return [state for (state,) in found]


def answers(town: TownHandle, desk: Desk, case: int) -> list[str]:
    """What the town shows of the institution below the citizen's message."""
    asked = "SELECT network_id FROM cases_message WHERE case_id = %s AND direction = 'in'"
    thread = town.call("GET", f"/api/v1/statuses/{desk.value(asked, case)}/context")
    return [one["id"] for one in thread["descendants"] if one["account"]["acct"] == "muscat"]


def until_nothing_is_ordered(officer: Officer, desk: Desk) -> None:
    """The worker has been there, in vain."""
    ordered = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'inbox.deliver'"
    for _ in range(60):
        if desk.value(ordered) == 0:
            return
        officer.page.wait_for_timeout(500)
    raise AssertionError("the worker did not come")


def post(officer: Officer, path: str, **values: str) -> int:
    """As the page's own scripts do; returns the status."""
    status = officer.page.evaluate(
        """async ([path, values]) => {
            const headers = JSON.parse(document.body.getAttribute("hx-headers"));
            const body = new URLSearchParams(values);
            return (await fetch(path, { method: "POST", headers, body })).status;
        }""",
        [path, values],
    )
    return int(status)
