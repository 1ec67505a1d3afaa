import datetime as dt
import itertools

import pytest

from barza.connectors.items import ItemKind
from barza.desk.cases.intake import drain
from barza.desk.cases.models import AnswerOwed, Case, Clock, Finding, Message, Thread
from barza.desk.channels.models import Delivery, ReceivedEvent
from barza.testing import cast
from barza.testing.cast import NOON

from .arriving import MONA, SALIM, arrive, edited, item, promise

pytestmark = pytest.mark.django_db

LATER = NOON + dt.timedelta(minutes=30)


@pytest.fixture(autouse=True)
def promises() -> None:
    promise()


@pytest.mark.requirement("P-51")
@pytest.mark.requirement("P-42")
def test_a_message_opens_a_case_that_owes_an_answer_on_a_running_clock() -> None:
    account = cast.account()
    arrive(account, item("1", text="الحاوية ممتلئة منذ يومين، شكوى للمرة الثالثة"))

    assert drain(NOON) == 1

    case = Case.objects.get()
    assert (case.state, case.kind, case.lang) == ("open", "complaint", "ar")
    assert case.due_at == NOON + dt.timedelta(minutes=240)
    assert AnswerOwed.objects.get(case=case, settled_at=None).since_at == NOON
    assert {c.kind: c.due_at for c in Clock.objects.all()} == {
        "ack": NOON + dt.timedelta(minutes=240),
        "answer": NOON + dt.timedelta(minutes=4320),
    }
    assert Message.objects.get().case == case
    assert not ReceivedEvent.objects.filter(taken_at=None).exists()


@pytest.mark.requirement("P-46")
def test_what_the_screening_found_stands_with_the_message_and_the_case() -> None:
    arrive(cast.account(), item(text="اتصلوا بي على 92123456 رجاء"))
    drain(NOON)

    finding = Finding.objects.get()
    message = finding.message
    assert (finding.clause, message.text[finding.start : finding.end]) == ("PII", "92123456")
    assert Case.objects.get().worst == "PII"


@pytest.mark.requirement("P-10")
def test_each_citizen_of_a_thread_has_a_case_of_their_own() -> None:
    account = cast.account()
    arrive(
        account,
        item("post", own=True, text="سيتم إغلاق الطريق غداً"),
        item("1", thread="post", parent="post"),
        item("2", thread="post", parent="post", author=SALIM),
        item("3", thread="post", parent="1"),
    )
    drain(NOON)

    assert Thread.objects.count() == 1
    assert Case.objects.count() == 2
    assert Message.objects.filter(case__author="منى").count() == 2
    assert Message.objects.get(network_id="post").case is None


def test_an_item_told_twice_by_different_ways_is_taken_once() -> None:
    account = cast.account()
    arrive(account, item("1"))
    drain(NOON)
    ReceivedEvent.objects.all().delete()
    arrive(account, item("1"))
    drain(LATER)

    assert Message.objects.count() == Case.objects.count() == AnswerOwed.objects.count() == 1


@pytest.mark.requirement("P-12")
@pytest.mark.parametrize("state", ["answered", "closed"])
def test_a_reply_opens_the_same_case_again_with_a_fresh_clock(state: str) -> None:
    account = cast.account()
    arrive(account, item("1"))
    drain(NOON)
    case = Case.objects.get()
    _settle(case, state)

    arrive(account, item("2", thread="1", parent="1", at=LATER), at=LATER)
    drain(LATER)

    case.refresh_from_db()
    assert (case.state, case.closed_at) == ("open", None)
    assert case.due_at == LATER + dt.timedelta(minutes=240)
    assert AnswerOwed.objects.filter(case=case).count() == 2
    assert Clock.objects.filter(case=case, stopped_at=None).count() == 2


def _settle(case: Case, state: str) -> None:
    answer = cast.message(case, direction="out")
    AnswerOwed.objects.update(settled_at=NOON, settlement="answer", answer=answer)
    Clock.objects.update(stopped_at=NOON)
    case.state, case.due_at = state, None
    case.closed_at = NOON if state == "closed" else None
    case.save()


@pytest.mark.requirement("P-32")
def test_word_of_danger_hastens_the_clock_that_runs() -> None:
    account = cast.account()
    arrive(account, item("1", text="عندي استفسار عن الإنارة"))
    drain(NOON)
    arrive(
        account,
        item("2", thread="1", at=LATER, text="أسلاك كهرباء مكشوفة والأطفال قربها! خطر"),
        at=LATER,
    )
    drain(LATER)

    case = Case.objects.get()
    assert case.urgency == "urgent"
    assert case.due_at == LATER + dt.timedelta(minutes=15)
    assert Clock.objects.get(kind="answer").due_at == LATER + dt.timedelta(minutes=120)
    assert AnswerOwed.objects.count() == 1


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_the_order_in_which_events_arrive_does_not_matter(order: tuple[int, ...]) -> None:
    account = cast.account()
    events = [
        item("1", text="الأولى"),
        edited("1", "الأولى بعد التعديل"),
        item("2", thread="1", at=NOON + dt.timedelta(minutes=1), text="الثانية"),
        item("2", thread="1", kind=ItemKind.DELETED),
    ]
    now = NOON
    for place in order:
        arrive(account, events[place], at=now)
        now += dt.timedelta(seconds=1)
        drain(now)
    drain(now + dt.timedelta(minutes=1))

    first, second = Message.objects.order_by("at")
    assert first.text == "الأولى بعد التعديل"
    assert [version.text for version in first.versions.all()] == ["الأولى"]
    assert second.deleted_at is not None
    assert Case.objects.count() == 1
    assert not ReceivedEvent.objects.filter(taken_at=None).exists()


def test_an_edit_whose_message_never_came_is_taken_as_the_message() -> None:
    account = cast.account()
    arrive(account, edited("1", "كل ما نعرفه"))
    now = NOON
    for _ in range(8):
        drain(now)
        now += dt.timedelta(minutes=5)

    assert Message.objects.get().text == "كل ما نعرفه"
    assert Case.objects.get().state == "open"


def test_an_older_edit_changes_nothing() -> None:
    account = cast.account()
    arrive(account, item("1"), edited("1", "الأخير", minutes=9), edited("1", "قديم", minutes=3))
    drain(NOON)

    assert Message.objects.get().text == "الأخير"


def test_the_echo_of_our_own_answer_waits_for_its_delivery_and_is_not_doubled() -> None:
    account = cast.account()
    officer = cast.officer(account)
    arrive(account, item("1"))
    drain(NOON)
    delivery = Delivery.objects.create(
        account=account,
        by=officer,
        text="تم",
        reply_to="1",
        state=Delivery.State.SENDING,
        created_at=NOON,
        not_before=NOON,
    )
    cast.message(Case.objects.get(), direction="out", network_id=None, delivery=delivery)
    arrive(account, item("2", thread="1", parent="1", own=True, text="تم"))

    drain(NOON)
    assert Message.objects.count() == 2

    delivery.state, delivery.network_id = Delivery.State.DONE, "2"
    delivery.save()
    drain(LATER)
    assert Message.objects.count() == 2
    assert not ReceivedEvent.objects.filter(taken_at=None).exists()


def test_an_event_that_cannot_be_read_is_kept_aside_and_stops_nobody() -> None:
    account = cast.account()
    arrive(account, item("1"))
    ReceivedEvent.objects.create(
        account=account, event="bad", via="poll", item={"id": 7}, received_at=NOON
    )
    arrive(account, item("2", author=SALIM))
    drain(NOON)

    assert Message.objects.count() == 2
    assert "validation error" in ReceivedEvent.objects.get(event="bad").problem


def test_an_event_that_the_database_refuses_is_kept_aside_and_stops_nobody() -> None:
    account = cast.account()
    arrive(account, item("1"), item("x" * 300, thread="t"), item("2", author=SALIM))
    drain(NOON)

    assert Message.objects.count() == 2
    assert ReceivedEvent.objects.exclude(problem="").count() == 1


@pytest.mark.requirement("P-65")
def test_a_case_is_suggested_to_an_officer_who_speaks_its_language() -> None:
    account = cast.account()
    cast.officer(account, languages=["ar"])
    john = cast.officer(account, languages=["en"])
    cast.officer(languages=["en"])
    arrive(account, item("1", text="When will the street lights in our road be repaired?"))
    drain(NOON)

    assert Case.objects.get().suggested == john


def test_a_batch_costs_the_same_number_of_statements_however_long_it_is(
    django_assert_max_num_queries: object,
) -> None:
    account = cast.account()
    arrive(account, *(item(str(n), author=MONA) for n in range(60)))
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        drain(NOON)
    assert Case.objects.count() == 60
