"""Kill -9 of the worker at any point of a delivery publishes nothing twice and forgets nothing.

The process that dies is real, so is the network: the practice town, over HTTP.
"""

import datetime as dt
from typing import Any

import pytest
import requests

from barza.desk.accounts.models import Account
from barza.desk.cases import actions as cases
from barza.desk.cases.models import AnswerOwed, Case, Message
from barza.desk.channels import connectors, outbox
from barza.desk.channels.models import Delivery
from barza.desk.people.models import Employee
from barza.testing import cast, killing, network
from barza.town.testing import TownHandle

pytestmark = pytest.mark.long

State = Delivery.State
NOW = dt.datetime.now(dt.UTC)
NETWORK = [(requests.Session, "send")]
"""Every call that a connector makes goes through here: to die before it, and after it."""


def later(seconds: float) -> dt.datetime:
    return NOW + dt.timedelta(seconds=seconds)


def ordered(case: Case, by: Employee, now: dt.datetime) -> Delivery:
    asked = Message.objects.get(case=case, direction="in")
    delivery = outbox.enqueue(
        account=case.account,
        by=by,
        text=f"شكراً، سنصلحها. ({case.pk})",
        reply_to=asked.network_id or "",
        thread=case.thread.network_id,
        to=None,
        visibility="public",
        lang="ar",
        not_before=now,
        now=now,
    )
    cast.message(case, direction="out", network_id=None, delivery=delivery, text=delivery.text)
    return delivery


def work(delivery: Delivery, now: dt.datetime) -> str:
    connectors.close_all()  # a new process has no connections of the old one
    return outbox.attempt(delivery.pk, now, cases.answered)


def recover(delivery: Delivery, now: float) -> tuple[str, float]:
    """What a fresh worker makes of it, with time going on, until nothing is left to do."""
    for _ in range(40):
        now += 20
        if delivery.pk in outbox.due(later(now)):
            work(delivery, later(now))
    delivery.refresh_from_db()
    return delivery.state, now


@pytest.mark.requirement("P-51")
@pytest.mark.requirement("P-61")
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_at_any_point_of_a_delivery_publishes_it_exactly_once(
    town: TownHandle, account: Account, record_property: Any
) -> None:
    salma = cast.officer(account)
    first = ordered(network.case(town, account), salma, NOW)
    connectors.close_all()
    total = killing.points(lambda: work(first, NOW), NETWORK)
    first.refresh_from_db()
    assert first.state == State.DONE

    given_back = sum(survives(town, account, salma, point, total) for point in range(total))

    assert total > 30
    assert 0 < given_back < total / 2
    record_property("kill_points", total)
    print(f"{total} kill points, after {given_back} of them a person had to send again")  # noqa: T201 -- the figure that the closing note quotes


def survives(town: TownHandle, account: Account, by: Employee, point: int, total: int) -> bool:
    """Whether the text, after a death at this point, was given back to a person."""
    case = network.case(town, account)
    delivery = ordered(case, by, NOW)
    connectors.close_all()
    assert killing.kill(lambda: work(delivery, NOW), point, NETWORK)

    state, now = recover(delivery, 0)
    given_back = state == State.REFUSED
    if given_back:
        assert network.replies(town, case) == [], f"point {point}: there, but given back"
        assert "Send it again" in delivery.problem
        delivery = ordered(case, by, later(now))
        work(delivery, later(now))
        delivery.refresh_from_db()
    told = f"killed at point {point} of {total}: {delivery.state} {delivery.problem}"
    assert delivery.state == State.DONE, told
    assert [reply["id"] for reply in network.replies(town, case)] == [delivery.network_id], told
    assert Delivery.objects.filter(message__case=case, state=State.DONE).count() == 1, told
    assert delivery.tries == 1, f"{told}: sent again, and only the network's own care saved us"
    assert not AnswerOwed.objects.filter(case=case, settled_at=None).exists(), told
    return given_back
