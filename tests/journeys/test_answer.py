"""From a real network to a real network: a citizen writes, an officer answers, in a browser."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from barza.town.testing import TownHandle

from .citizens import Citizens, connected, word
from .conftest import Seat
from .desk import Desk
from .officer import Officer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("desk")]

COMPLAINT = "السلام عليكم، الإنارة معطلة في شارع الخوض السادسة منذ أسبوع"
SORRY = "نعتذر عن التأخير، والفريق في الطريق"
STILL = "ما زالت الإنارة معطلة"

NETWORKS = [
    pytest.param(("town", "ar"), id="town-ar"),
    pytest.param(("wordpress", "ar"), id="wordpress-ar", marks=pytest.mark.server),
    pytest.param(("snac", "en"), id="snac-en", marks=pytest.mark.server),
]


@dataclass
class Journey:
    """What each step finds out, for the next ones. ``word`` is in everything that is written."""

    citizens: Citizens
    officer: Officer
    word: str
    inserted: str = ""

    @property
    def desk(self) -> Desk:
        return self.officer.desk


@pytest.fixture(scope="module", params=NETWORKS)
def network(
    request: pytest.FixtureRequest,
    desk: Desk,
    town: TownHandle,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Citizens, str]]:
    name, lang = request.param
    with connected(name, desk, town, tmp_path_factory.mktemp(name)) as citizens:
        yield citizens, lang


@pytest.mark.timeout(420)
@pytest.mark.requirement("P-12")
@pytest.mark.requirement("P-39")
@pytest.mark.requirement("P-51")
@pytest.mark.requirement("P-61")
def test_a_complaint_is_answered_and_answered_again(
    network: tuple[Citizens, str], officer: Seat
) -> None:
    citizens, lang = network
    journey = Journey(citizens, officer("salma", lang=lang), word())
    expect_the_complaint_to_arrive(journey)
    answer_by_keyboard(journey)
    expect_the_answer_on_the_network(journey)
    expect_the_case_to_be_settled(journey)
    expect_the_register_to_prove_it(journey)
    expect_a_reply_to_open_it_again(journey)


def expect_the_complaint_to_arrive(journey: Journey) -> None:
    """On a page that is open, without loading it again."""
    officer = journey.officer
    officer.look_at("unassigned")
    officer.page.evaluate("window.isStillTheSamePage = true")
    journey.citizens.ask(f"{COMPLAINT} {journey.word}")
    arrived = officer.row(journey.word)
    expect(arrived).to_be_visible(timeout=journey.citizens.patience_ms)
    assert officer.page.evaluate("window.isStillTheSamePage")


def answer_by_keyboard(journey: Journey) -> None:
    officer = journey.officer
    officer.open(journey.word)
    officer.claim()
    officer.write(f"{SORRY} {journey.word}. ")
    journey.inserted = officer.insert_reusable_answer("ar")
    officer.send()
    expect(officer.answer).to_have_value("")


def expect_the_answer_on_the_network(journey: Journey) -> None:
    url = journey.officer.wait_until_published()
    assert url.startswith(journey.citizens.peer.base_url)
    assert journey.citizens.see(f"{SORRY} {journey.word}")
    assert journey.citizens.see(journey.inserted)


def expect_the_case_to_be_settled(journey: Journey) -> None:
    desk, case = journey.desk, journey.officer.case
    (found,) = desk.rows("SELECT state, due_at, answered_at FROM cases_case WHERE id = %s", case)
    assert (found[0], found[1]) == ("answered", None)
    assert found[2] is not None
    running = "SELECT count(*) FROM cases_clock WHERE case_id = %s AND stopped_at IS NULL"
    assert desk.value(running, case) == 0
    owed = "SELECT settlement FROM cases_answerowed WHERE case_id = %s AND settled_at IS NOT NULL"
    assert desk.rows(owed, case) == [("answer",)]


def expect_the_register_to_prove_it(journey: Journey) -> None:
    """Who, in which job, under which resolution and clause: in a sealed block, as written."""
    desk = journey.desk
    desk.office("seal")
    acts = desk.rows(
        "SELECT event, actor, job, resolution, clause, block_id FROM audit_act "
        "WHERE about = %s OR about = %s",
        f"cases.message:{_answer(journey)}",
        f"channels.delivery:{_delivery(journey)}",
    )
    assert {act[0] for act in acts} >= {"inbox.answered", "delivery.published"}
    assert all(all(act) for act in acts)
    verified = desk.barza("audit", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def expect_a_reply_to_open_it_again(journey: Journey) -> None:
    """The same case, owed an answer anew, by clocks that began with the reply."""
    officer, desk = journey.officer, journey.desk
    before = desk.value("SELECT max(started_at) FROM cases_clock WHERE case_id = %s", officer.case)
    sent = "SELECT network_id FROM channels_delivery WHERE id = %s"
    below = desk.value(sent, _delivery(journey))
    journey.citizens.reply(f"{STILL} {journey.word}", below)
    arrived = officer.said("citizen").filter(has_text=STILL)
    expect(arrived).to_be_visible(timeout=journey.citizens.patience_ms)
    expect(officer.page.locator("#case-head time.when")).to_be_visible()
    clock = "SELECT min(started_at) FROM cases_clock WHERE case_id = %s AND stopped_at IS NULL"
    assert desk.value("SELECT state FROM cases_case WHERE id = %s", officer.case) == "open"
    assert desk.value(clock, officer.case) > before


@pytest.mark.requirement("P-39")
def test_an_act_altered_by_sql_is_named(desk: Desk) -> None:
    desk.office("seal")
    act, job = desk.rows("SELECT id, job FROM audit_act WHERE job <> '' ORDER BY id LIMIT 1")[0]
    alter = "UPDATE audit_act SET job = %s WHERE id = %s"
    try:
        desk.rows(alter, "Somebody else", act)
        verified = desk.barza("audit", "verify")
    finally:
        desk.rows(alter, job, act)
    assert verified.returncode == 1
    assert f"Act {act} " in verified.stdout
    assert desk.barza("audit", "verify").returncode == 0


def _delivery(journey: Journey) -> int:
    last = "SELECT max(delivery_id) FROM cases_message WHERE case_id = %s"
    return int(journey.desk.value(last, journey.officer.case))


def _answer(journey: Journey) -> int:
    written = "SELECT id FROM cases_message WHERE delivery_id = %s"
    return int(journey.desk.value(written, _delivery(journey)))
