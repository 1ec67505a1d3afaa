"""What a dead worker left is picked up; nothing is ordered twice."""

import datetime as dt

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from barza.desk.cases.models import Case
from barza.desk.channels.models import Delivery
from barza.desk.inbox import actions, jobs, ordering
from barza.desk.people.models import Employee
from barza.testing import network
from barza.testing.network import Faulty
from barza.town.testing import TownHandle

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.requirement("P-51"),
    pytest.mark.usefixtures("no_jobs"),
]


def ago(seconds: float) -> dt.datetime:
    return timezone.now() - dt.timedelta(seconds=seconds)


def ordered() -> list[str]:
    return list(ProcrastinateJob.objects.values_list("task_name", flat=True))


def test_an_order_is_placed_once_however_often_it_is_given(case: Case, salma: Employee) -> None:
    delivery = actions.answer(case, text="شكراً", by=salma, now=ago(20))
    ordering.order(delivery)
    jobs.recover(0)
    assert ordered() == ["inbox.deliver"]


def test_a_worker_that_died_while_sending_is_found_out_after_a_minute(
    town: TownHandle, case: Case, salma: Employee, faulty: Faulty
) -> None:
    delivery = actions.answer(case, text="شكراً", by=salma, now=ago(200))
    jobs.deliver(delivery.pk)
    [reply] = network.replies(town, case)
    # As it stood when the network had it and the worker did not know yet:
    Delivery.objects.update(state="sending", network_id="", sending_at=ago(100))
    case.message_set.filter(direction="out").update(network_id=None)

    jobs.recover(0)
    assert "inbox.deliver" in ordered()
    jobs.deliver(delivery.pk)

    delivery.refresh_from_db()
    assert (delivery.state, delivery.network_id) == ("done", reply["id"])
    assert (faulty.sent, faulty.looks) == (1, 1)


def test_a_lease_that_ended_is_freed(case: Case, salma: Employee) -> None:
    actions.claim(case, by=salma, now=ago(31 * 60))
    jobs.recover(0)
    case.refresh_from_db()
    assert case.holder is None
