"""An answer is checked, ordered and recorded at once, or not at all."""

import datetime as dt
import threading
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.audit.models import Act
from barza.desk.cases import actions as cases
from barza.desk.cases.models import AnswerOwed, Case, Message
from barza.desk.channels import outbox
from barza.desk.channels.models import Delivery
from barza.desk.core.errors import Refused
from barza.desk.inbox import actions, outgoing, queries
from barza.desk.inbox.models import Draft
from barza.desk.people.models import Employee
from barza.testing import cast, network
from barza.testing.cast import NOON
from barza.town.testing import TownHandle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_jobs")]
TEXT = "شكراً لك، سنصلح الإنارة غداً."


def later(seconds: float) -> dt.datetime:
    return NOON + dt.timedelta(seconds=seconds)


def nothing_is_left_behind() -> None:
    assert not Delivery.objects.exists()
    assert not Message.objects.filter(direction="out").exists()
    assert not Act.objects.filter(event="inbox.answered").exists()
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.requirement("P-51")
@pytest.mark.requirement("P-39")
def test_an_answer_is_ordered_written_and_recorded(case: Case, salma: Employee) -> None:
    actions.save_draft(case, text=TEXT, by=salma, now=NOON)

    delivery = actions.answer(case, text=f"  {TEXT} ", lang="ar", by=salma, now=NOON)

    asked = Message.objects.get(case=case, direction="in")
    assert (delivery.text, delivery.reply_to) == (TEXT, asked.network_id)
    assert delivery.not_before == later(10)
    message = Message.objects.get(delivery=delivery)
    assert (message.employee, message.network_id) == (salma, None)
    act = Act.objects.get(event="inbox.answered")
    assert act.resolution == Resolution.objects.get(employee=salma).number
    assert act.clause == "P-51"
    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.scheduled_at) == ("inbox.deliver", later(10))
    assert queries.draft_of(case, salma) == ""
    case.refresh_from_db()
    assert case.holder == salma


@pytest.mark.requirement("P-51")
@pytest.mark.django_db(transaction=True)
def test_the_answer_reaches_the_citizen_and_settles_the_debt(
    town: TownHandle, case: Case, salma: Employee
) -> None:
    delivery = actions.answer(case, text=TEXT, by=salma, now=NOON)
    assert AnswerOwed.objects.get(case=case).settled_at is None

    outbox.attempt(delivery.pk, later(10), cases.answered)

    [reply] = network.replies(town, case)
    assert TEXT in reply["content"]
    owed = AnswerOwed.objects.get(case=case)
    assert owed.settlement == "answer"
    assert owed.answer is not None
    assert owed.answer.network_id == reply["id"]
    case.refresh_from_db()
    assert case.state == "answered"


def test_a_private_message_is_answered_in_private(
    town: TownHandle, account: Account, salma: Employee
) -> None:
    case = network.case(town, account, visibility="direct")
    assert actions.answer(case, text=TEXT, by=salma, now=NOON).visibility == "private"


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("who", ["stranger", "superuser", "no_duty", "ended"])
def test_nobody_answers_without_a_resolution_in_force(case: Case, who: str) -> None:
    person = cast.superuser() if who == "superuser" else cast.stranger()
    if who == "no_duty":
        cast.resolution(person, case.account, duties=[Duty.PUBLISH])
    if who == "ended":
        cast.resolution(person, case.account, to_at=NOON)

    with pytest.raises(Refused, match="No resolution") as refusal:
        actions.answer(case, text=TEXT, by=person, now=NOON)

    assert refusal.value.clause == "P-61"
    nothing_is_left_behind()


def test_a_closed_case_must_be_reopened_first(case: Case, salma: Employee) -> None:
    cases.close(case, by=salma, now=NOON, settlement="duplicate", reason="same as another")
    with pytest.raises(Refused, match="Reopen it"):
        actions.answer(case, text=TEXT, by=salma, now=NOON)
    nothing_is_left_behind()


def test_a_case_that_another_holds_is_not_answered(case: Case, salma: Employee) -> None:
    other = cast.officer(case.account, name_en="Huda", name_ar="Huda")
    actions.claim(case, by=other, now=NOON)
    with pytest.raises(Refused, match="Huda"):
        actions.answer(case, text=TEXT, by=salma, now=NOON)
    nothing_is_left_behind()


@pytest.mark.parametrize(
    ("text", "reason"), [("", "Write the answer"), (" \x00\n", "Write the answer")]
)
def test_nothing_is_no_answer(case: Case, salma: Employee, text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        actions.answer(case, text=text, by=salma, now=NOON)
    nothing_is_left_behind()


@pytest.mark.requirement("P-04")
def test_the_length_is_the_networks_own_count(case: Case, salma: Employee) -> None:
    count, most = outgoing.length(case, "")
    links = "https://www.muscat.example/a-very-long-address-that-counts-23-only " * 6
    assert outgoing.length(case, links.strip())[0] < len(links)
    with pytest.raises(Refused, match="Shorten it") as refusal:
        actions.answer(case, text="س" * (most - count + 1), by=salma, now=NOON)
    assert refusal.value.clause == "P-04"
    nothing_is_left_behind()
    assert actions.answer(case, text="س" * (most - count), by=salma, now=NOON)


@pytest.mark.requirement("P-04")
def test_an_account_that_is_not_connected_says_so(salma: Employee) -> None:
    case = cast.message().case
    assert case is not None
    cast.resolution(salma, case.account)
    with pytest.raises(Refused, match="not connected"):
        actions.answer(case, text=TEXT, by=salma, now=NOON)


@pytest.mark.requirement("P-90")
@pytest.mark.requirement("P-46")
@pytest.mark.parametrize("private", ["92345678", "4111 1111 1111 1111", "mona@example.om"])
def test_personal_data_holds_an_answer_until_a_reason_is_given(
    case: Case, salma: Employee, private: str
) -> None:
    text = f"وصلت بطاقة جارك، ورقمها {private}"
    with pytest.raises(Refused, match="held because") as refusal:
        actions.answer(case, text=text, by=salma, now=NOON)
    assert private in str(refusal.value)
    assert refusal.value.clause == "P-90"
    nothing_is_left_behind()

    actions.answer(case, text=text, reason="رقم البلدية نفسه", by=salma, now=NOON)
    act = Act.objects.get(event="inbox.answered")
    assert act.details["reason"] == "رقم البلدية نفسه"
    assert act.details["findings"]


def test_one_answer_at_a_time_is_on_its_way(case: Case, salma: Employee) -> None:
    actions.answer(case, text=TEXT, by=salma, now=NOON)
    with pytest.raises(Refused, match="on its way"):
        actions.answer(case, text=TEXT, by=salma, now=NOON)
    assert Delivery.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_impatient_officer_who_sends_twice_at_once_sends_once(
    case: Case, salma: Employee
) -> None:
    refusals: list[Refused] = []
    gate = threading.Barrier(3)

    def send() -> None:
        gate.wait()
        try:
            actions.answer(case, text=TEXT, by=salma, now=NOON)
        except Refused as refusal:
            refusals.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Delivery.objects.count() == 1
    assert len(refusals) == 2


def test_a_failing_register_undoes_the_answer(
    case: Case, salma: Employee, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("no paper")

    monkeypatch.setattr("barza.desk.inbox.actions.answering.record", fail)
    with pytest.raises(RuntimeError, match="no paper"):
        actions.answer(case, text=TEXT, by=salma, now=NOON)
    nothing_is_left_behind()


# taking back


def test_undo_gives_the_text_back_and_takes_it_out_of_the_thread(
    case: Case, salma: Employee
) -> None:
    delivery = actions.answer(case, text=TEXT, by=salma, now=NOON)
    actions.undo(delivery, by=salma, now=later(9))

    delivery.refresh_from_db()
    assert delivery.state == "withdrawn"
    assert Draft.objects.get().text == TEXT
    assert Message.objects.get(delivery=delivery).deleted_at == later(9)
    shown = queries.conversation(case, salma, later(9)).entries
    assert [entry.message.direction for entry in shown] == ["in"]
    assert actions.answer(case, text=TEXT, by=salma, now=later(20))


def test_a_stranger_undoes_nothing(case: Case, salma: Employee) -> None:
    delivery = actions.answer(case, text=TEXT, by=salma, now=NOON)
    with pytest.raises(Refused):
        actions.undo(delivery, by=cast.superuser(), now=later(1))
    delivery.refresh_from_db()
    assert delivery.state == "waiting"


@pytest.mark.parametrize("state", ["sending", "unknown", "refused"])
def test_what_has_left_is_not_undone(case: Case, salma: Employee, state: str) -> None:
    delivery = actions.answer(case, text=TEXT, by=salma, now=NOON)
    Delivery.objects.update(state=state)
    with pytest.raises(Refused, match="no longer"):
        actions.undo(delivery, by=salma, now=later(1))


def test_a_refused_answer_can_be_sent_again(case: Case, salma: Employee) -> None:
    delivery = actions.answer(case, text=TEXT, by=salma, now=NOON)
    with pytest.raises(Refused, match="refused can be sent again"):
        actions.send_again(delivery, by=salma, now=NOON)
    Delivery.objects.update(state="refused")
    delivery.refresh_from_db()
    again = actions.send_again(delivery, by=salma, now=later(60))
    assert (again.text, again.state) == (TEXT, "waiting")


def test_an_unknown_outcome_is_looked_for_at_an_officers_wish(case: Case, salma: Employee) -> None:
    delivery = actions.answer(case, text=TEXT, by=salma, now=NOON)
    Delivery.objects.update(state="unknown", not_before=later(300))
    actions.look_up(delivery, by=salma, now=later(60))
    delivery.refresh_from_db()
    assert delivery.not_before == later(60)
