import datetime as dt
from typing import Any

import pytest

from barza.desk.audit.models import Act
from barza.desk.cases import actions
from barza.desk.cases.intake import drain
from barza.desk.cases.models import AnswerOwed, Case, Clock, Message, Settlement
from barza.desk.channels.models import Delivery
from barza.desk.core.errors import Refused
from barza.testing import cast
from barza.testing.cast import NOON

from .arriving import arrive, item, promise

pytestmark = pytest.mark.django_db

EXCEPTIONS = sorted(set(Settlement) - {Settlement.ANSWER})


@pytest.fixture
def owed() -> Case:
    promise()
    account = cast.account()
    arrive(account, item("1"))
    drain(NOON)
    return Case.objects.get()


def answer(case: Case, by: Any, now: dt.datetime) -> Delivery:
    """An answer that the network has published, as the outbox leaves it."""
    number = Delivery.objects.count()
    delivery = Delivery.objects.create(
        account=case.account,
        by=by,
        text="تم إصلاح العطل",
        state=Delivery.State.DONE,
        network_id=f"answer{number}",
        created_at=now,
        not_before=now,
    )
    cast.message(case, direction="out", network_id=None, delivery=delivery, at=now)
    actions.answered(delivery, now)
    return delivery


@pytest.mark.requirement("P-51")
def test_an_answer_settles_what_is_owed_and_stops_both_clocks(owed: Case) -> None:
    officer = cast.officer(owed.account)
    answer(owed, officer, NOON + dt.timedelta(hours=1))

    owed.refresh_from_db()
    assert (owed.state, owed.due_at) == ("answered", None)
    assert AnswerOwed.objects.get().settlement == "answer"
    assert all(clock.is_met for clock in Clock.objects.all())


def test_a_late_proof_takes_the_place_of_the_echo_that_came_before_it(owed: Case) -> None:
    officer = cast.officer(owed.account)
    arrive(owed.account, item("answer0", thread="1", parent="1", own=True, text="تم"))
    drain(NOON)
    answer(owed, officer, NOON)

    assert [m.delivery is not None for m in Message.objects.filter(direction="out")] == [True]
    owed.refresh_from_db()
    assert owed.state == "answered"


@pytest.mark.requirement("P-42")
def test_a_clock_that_an_answer_stops_too_late_is_not_met(owed: Case) -> None:
    answer(owed, cast.officer(owed.account), NOON + dt.timedelta(hours=5))

    met = {clock.kind: clock.is_met for clock in Clock.objects.all()}
    assert met == {"ack": False, "answer": True}


@pytest.mark.requirement("P-51")
@pytest.mark.requirement("P-13")
@pytest.mark.parametrize(
    ("settlement", "reason"),
    [("", ""), ("answer", "said so"), ("duplicate", " "), ("criticism", "he is rude")],
)
def test_a_case_that_owes_an_answer_is_not_closed_without_a_stated_exception(
    owed: Case, settlement: str, reason: str
) -> None:
    with pytest.raises(Refused, match="state the reason") as refusal:
        actions.close(
            owed,
            by=cast.officer(owed.account),
            now=NOON,
            settlement=settlement,
            reason=reason,
        )

    assert refusal.value.clause == "P-51"
    owed.refresh_from_db()
    assert owed.state == "open"
    assert not Act.objects.exists()


@pytest.mark.requirement("P-51")
@pytest.mark.parametrize("exception", EXCEPTIONS)
def test_a_stated_exception_settles_and_is_recorded(owed: Case, exception: str) -> None:
    officer = cast.officer(owed.account)
    actions.close(owed, by=officer, now=NOON, settlement=exception, reason="same as 26-000001")

    debt = AnswerOwed.objects.get()
    act = Act.objects.get()
    assert (debt.settlement, debt.reason) == (exception, "same as 26-000001")
    assert (act.event, act.actor, act.clause) == ("case.closed", officer.username, "P-51")
    assert act.resolution


@pytest.mark.requirement("P-51")
def test_a_case_is_not_closed_while_its_answer_is_on_its_way(owed: Case) -> None:
    officer = cast.officer(owed.account)
    delivery = Delivery.objects.create(
        account=owed.account, by=officer, text="…", created_at=NOON, not_before=NOON
    )
    cast.message(owed, direction="out", network_id=None, delivery=delivery)

    with pytest.raises(Refused, match="on its way"):
        actions.close(owed, by=officer, now=NOON, settlement="duplicate", reason="twice")


@pytest.mark.requirement("P-61")
def test_nobody_without_a_resolution_changes_a_case(owed: Case) -> None:
    for person in (cast.stranger(), cast.superuser()):
        until = NOON + dt.timedelta(minutes=30)
        with pytest.raises(Refused, match="No resolution"):
            actions.claim(owed, by=person, now=NOON, until=until)
        with pytest.raises(Refused, match="No resolution"):
            actions.close(owed, by=person, now=NOON, settlement="abuse", reason="warned")
        with pytest.raises(Refused, match="No resolution"):
            actions.sort(
                owed, kind="idea", urgency="high", service=None, area=None, by=person, now=NOON
            )


def test_a_lease_is_one_persons_until_it_ends(owed: Case) -> None:
    salma, ahmed = cast.officer(owed.account), cast.officer(owed.account)
    until = NOON + dt.timedelta(minutes=30)
    actions.claim(owed, by=salma, now=NOON, until=until)

    with pytest.raises(Refused, match="is working on this case"):
        actions.claim(owed, by=ahmed, now=NOON, until=until)
    with pytest.raises(Refused, match="do not hold"):
        actions.release(owed, by=ahmed, now=NOON)

    later = until + dt.timedelta(seconds=1)
    assert actions.release_ended(now=later) == 1
    assert actions.claim(owed, by=ahmed, now=later, until=later).holder == ahmed


def test_nobody_acts_on_a_case_under_its_holders_hands(owed: Case) -> None:
    salma, ahmed = cast.officer(owed.account), cast.officer(owed.account)
    actions.claim(owed, by=salma, now=NOON, until=NOON + dt.timedelta(minutes=30))

    with pytest.raises(Refused, match="is working on this case"):
        actions.close(owed, by=ahmed, now=NOON, settlement="duplicate", reason="twice")
    with pytest.raises(Refused, match="is working on this case"):
        actions.sort(owed, kind="idea", urgency="high", service=None, area=None, by=ahmed, now=NOON)


def test_a_reason_too_long_for_the_register_is_refused_and_not_cut(owed: Case) -> None:
    with pytest.raises(Refused, match="at most 500"):
        actions.close(
            owed,
            by=cast.officer(owed.account),
            now=NOON,
            settlement="duplicate",
            reason="x" * 501,
        )


@pytest.mark.requirement("P-42")
def test_sorting_gives_the_running_clocks_their_true_deadlines(owed: Case) -> None:
    actions.sort(
        owed,
        kind="request",
        urgency="urgent",
        service=None,
        area=None,
        by=cast.officer(owed.account),
        now=NOON + dt.timedelta(minutes=5),
    )

    owed.refresh_from_db()
    assert owed.due_at == NOON + dt.timedelta(minutes=15)
    assert Clock.objects.get(kind="answer").due_at == NOON + dt.timedelta(minutes=120)
