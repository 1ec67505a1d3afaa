"""A whole drill in the real town: citizens write, the desk receives, the trainee is scored."""

from datetime import timedelta

import pytest
from django.utils import timezone

from barza.desk.accounts.models import Account
from barza.desk.audit.models import Act
from barza.desk.cases.tests.arriving import promise
from barza.desk.core.errors import Refused
from barza.desk.drills import actions, jobs
from barza.desk.drills.models import Run
from barza.desk.duty.models import Escalation
from barza.desk.inbox import actions as desk
from barza.desk.inbox.escalating import escalate
from barza.desk.people.models import Employee, Unit
from barza.testing import cast, network
from barza.town.testing import TownHandle

from .going import begun, cases, citizens_write, look

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("no_jobs"),
    pytest.mark.requirement("P-45"),
    pytest.mark.requirement("P-87"),
]
GOOD = "سُجل بلاغكم، ابتعدوا عن المكان واتصلوا على 1111، وسيصلكم الرد هنا."


@pytest.fixture(autouse=True)
def targets() -> None:
    promise()


@pytest.fixture
def run(salma: Employee, roads: Unit) -> Run:
    begin = begun(salma)
    citizens_write(begin)
    return begin


def result(run: Run, key: str) -> dict[str, object]:
    found: dict[str, object] = run.messages.get(key=key).result
    return found


def test_what_citizens_write_arrives_by_the_network_and_is_joined_to_the_run(
    town: TownHandle, run: Run
) -> None:
    found = cases(run)
    assert set(found) == {"slow-bins", "bare-wire", "mosquitoes", "wadi"}
    assert all(case.account_id == run.account_id for case in found.values())
    posted = run.messages.get(key="bare-wire")
    status = network.call(town, f"/api/v1/statuses/{posted.network_id}")
    assert status["account"]["acct"] == "abu_alazhar"
    assert "سلك كهرباء مكشوف" in status["content"]
    assert found["wadi"].urgency == "urgent"


def test_a_message_is_written_once_however_often_its_job_runs(
    town: TownHandle, run: Run, salma: Employee
) -> None:
    posted = run.messages.get(key="wadi")
    jobs.post(posted.pk)
    first = posted.network_id
    run.messages.filter(key="wadi").update(posted_at=None, network_id=None)  # died before noting
    jobs.post(posted.pk)
    posted.refresh_from_db()
    assert posted.network_id == first
    look(run.account)
    assert len(cases(run)) == 4


def test_answers_at_the_desk_are_scored(run: Run, salma: Employee) -> None:
    found, now = cases(run), timezone.now()
    desk.sort(
        found["bare-wire"], kind="request", urgency="urgent", service=None, area=None,
        by=salma, now=now,
    )  # fmt: skip
    for key in ("bare-wire", "wadi", "mosquitoes"):
        desk.answer(found[key], text=GOOD, by=salma, now=now)
    wire = run.messages.get(key="bare-wire")
    actions.choose_department(wire, "D-ROA", by=salma, now=now)

    done = actions.finish(run, by=salma, now=timezone.now())

    assert result(done, "bare-wire")["parts"] == {
        "answered": 100, "time": 100, "clean": 100, "department": 100, "sorted": 100,
    }  # fmt: skip
    assert result(done, "bare-wire")["score"] == 100
    assert result(done, "wadi")["parts"] == {
        "answered": 100, "time": 100, "clean": 100, "sorted": 100
    }, "no department is asked that this institution doesn't have"  # fmt: skip
    assert result(done, "slow-bins")["score"] == 0, "a message without an answer"
    assert done.score == 75
    assert done.is_passed
    assert done.end == Run.End.FINISHED
    act = Act.objects.get(event="drill.ended")
    assert (act.actor, act.clause, act.resolution) == (salma.username, "P-45", run.resolution)


def test_a_drill_of_which_a_message_never_came_is_not_passed(run: Run, salma: Employee) -> None:
    now = timezone.now()
    for key, case in cases(run).items():
        if key != "slow-bins":
            desk.answer(case, text=GOOD, by=salma, now=now)
    run.messages.filter(key="slow-bins").update(
        posted_at=None, network_id=None, due_at=now - timedelta(minutes=3)
    )
    done = actions.finish(run, by=salma, now=timezone.now())
    assert (done.score or 0) >= done.text.pass_share
    assert not done.is_passed
    assert result(done, "slow-bins") == {}


@pytest.mark.requirement("P-90")
def test_a_held_draft_of_what_the_message_tempts_to_counts_against(
    salma: Employee, practice: Account
) -> None:
    run = begun(salma, "private-matters")
    citizens_write(run)
    case, now = cases(run)["neighbours-number"], timezone.now()
    with pytest.raises(Refused, match="99123456"):
        desk.answer(case, text="رقم جارك 99123456", by=salma, now=now)
    desk.answer(case, text="سُجلت الشكوى. بيانات الناس لا تُعطى لأحد.", by=salma, now=now)

    actions.finish(run, by=salma, now=timezone.now())

    found = result(run, "neighbours-number")
    assert found["fell_for"] == ["PII"]
    assert found["parts"] == {"answered": 100, "time": 100, "clean": 0, "sorted": 100}
    act = Act.objects.get(event="inbox.held")
    assert (act.result, act.clause) == ("refused", "P-90")
    assert "99123456" not in str(act.details), "the clause is kept, not the words"


def test_an_override_counts_as_much_even_when_it_is_taken_back(salma: Employee) -> None:
    run = begun(salma, "private-matters")
    citizens_write(run)
    case, now = cases(run)["own-number"], timezone.now()
    delivery = desk.answer(case, text="رقمك 99413726 عندنا", reason="هو رقمها", by=salma, now=now)
    desk.undo(delivery, by=salma, now=now)
    actions.finish(run, by=salma, now=timezone.now())
    assert result(run, "own-number")["fell_for"] == ["PII"]
    assert result(run, "own-number")["seconds"] is None, "what is taken back is no answer"


@pytest.mark.requirement("P-82")
def test_closing_what_is_angry_without_an_answer_is_the_trap(run: Run, salma: Employee) -> None:
    case = cases(run)["slow-bins"]
    desk.close(case, settlement="abuse", reason="rude", by=salma, now=timezone.now())
    actions.finish(run, by=salma, now=timezone.now())
    assert result(run, "slow-bins")["is_hidden"] is True
    assert result(run, "slow-bins")["score"] == 0


def test_what_another_officer_answers_is_not_the_trainees(
    run: Run, salma: Employee, practice: Account
) -> None:
    other = cast.officer(practice)
    desk.answer(cases(run)["mosquitoes"], text=GOOD, by=other, now=timezone.now())
    actions.finish(run, by=salma, now=timezone.now())
    assert result(run, "mosquitoes")["seconds"] is None


@pytest.mark.requirement("P-43")
def test_an_exercise_calls_nobody(run: Run) -> None:
    assert cases(run)["wadi"].urgency == "urgent"
    assert escalate(timezone.now()) == 0
    assert not Escalation.objects.exists()
