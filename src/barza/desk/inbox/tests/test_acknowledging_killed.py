"""Kill -9 of the worker anywhere between a message and its acknowledgement: one is sent (P-43)."""

import pytest

from barza.desk.accounts.models import Account
from barza.desk.cases import actions as cases
from barza.desk.cases.models import Message
from barza.desk.cases.tests.arriving import promise
from barza.desk.channels import connectors, outbox
from barza.desk.channels.models import Delivery
from barza.desk.core.models import Institution
from barza.desk.inbox.acknowledging import sending
from barza.desk.inbox.models import Acknowledgement
from barza.desk.people.models import Role
from barza.testing import cast, killing, network
from barza.town.testing import TownHandle

from .acknowledged import FRIDAY, turned_on, writes

pytestmark = pytest.mark.long


@pytest.mark.requirement("P-43")
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("no_jobs")
def test_a_worker_killed_at_any_point_orders_one_acknowledgement(
    town: TownHandle, account: Account
) -> None:
    cast.working_hours()
    promise()
    Institution.objects.create(name_ar="بلدية", name_en="Municipality", hotline="1111")
    turned_on(account, cast.officer(account, role=Role.SUPERVISOR))
    case = writes(town, account)

    def work() -> None:
        connectors.close_all()
        sending.acknowledge(FRIDAY)

    total = killing.points(work)
    assert Delivery.objects.count() == 1
    for point in range(total):
        Message.objects.filter(direction="out").delete()
        Acknowledgement.objects.all().delete()
        Delivery.objects.all().delete()
        killing.kill(work, at=point)
        work()
        work()
        [delivery] = Delivery.objects.all()
        assert Acknowledgement.objects.get().delivery == delivery
        assert Message.objects.filter(delivery=delivery).count() == 1

    outbox.attempt(delivery.pk, FRIDAY, cases.answered)
    assert len(network.replies(town, case)) == 1
    assert total > 10
