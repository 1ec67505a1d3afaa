"""Promise 2: nothing is published twice, nothing without an authority in force at that instant."""

import pytest
from django.db import connection, transaction

from barza.desk.accounts.models import Account, Resolution
from barza.desk.audit.models import Act
from barza.desk.channels import outbox
from barza.desk.channels.models import Delivery
from barza.desk.core.errors import Refused
from barza.testing import cast
from barza.testing.network import Faulty
from barza.town.testing import TownHandle

from .delivering import State, later, said, settle, settled, together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.requirement("P-61"),
    pytest.mark.usefixtures("nothing_settled"),
]


def test_a_delivery_is_done_when_the_networks_own_id_was_read_back(
    town: TownHandle, delivery: Delivery
) -> None:
    assert outbox.attempt(delivery.pk, later(10), settle) == State.DONE

    delivery.refresh_from_db()
    assert [delivery.network_id] == said(town, delivery)
    assert settled == [delivery.pk]
    act = Act.objects.get(event="delivery.published")
    assert (act.actor, act.resolution) == (delivery.by.username, delivery.resolution)


def test_nothing_leaves_before_its_time(town: TownHandle, delivery: Delivery) -> None:
    assert outbox.attempt(delivery.pk, later(9), settle) == State.WAITING
    assert said(town, delivery) == []


def test_what_was_taken_back_never_leaves(town: TownHandle, delivery: Delivery) -> None:
    outbox.withdraw(delivery, by=delivery.by, now=later(5))
    assert outbox.attempt(delivery.pk, later(10), settle) == State.WITHDRAWN
    assert said(town, delivery) == []


def test_what_has_left_cannot_be_taken_back(delivery: Delivery) -> None:
    outbox.attempt(delivery.pk, later(10), settle)
    with pytest.raises(Refused, match="no longer"):
        outbox.withdraw(delivery, by=delivery.by, now=later(11))


def test_a_stranger_cannot_take_back_an_answer(delivery: Delivery) -> None:
    with pytest.raises(Refused, match="No resolution"):
        outbox.withdraw(delivery, by=cast.stranger(), now=later(1))


@pytest.mark.parametrize("super_user", [False, True])
def test_an_authority_revoked_between_order_and_sending_stops_it(
    town: TownHandle, delivery: Delivery, *, super_user: bool
) -> None:
    Resolution.objects.filter(employee=delivery.by).update(revoked_at=later(9))
    delivery.by.is_superuser = super_user
    delivery.by.save()

    assert outbox.attempt(delivery.pk, later(10), settle) == State.REFUSED

    delivery.refresh_from_db()
    assert delivery.clause == "P-61"
    assert "No resolution in force" in delivery.problem
    assert said(town, delivery) == []
    assert Act.objects.get(event="delivery.refused").clause == "P-61"


def test_a_suspended_account_says_nothing(town: TownHandle, delivery: Delivery) -> None:
    Account.objects.update(state=Account.State.SUSPENDED)
    assert outbox.attempt(delivery.pk, later(10), settle) == State.REFUSED
    assert said(town, delivery) == []


def test_a_network_is_never_called_inside_a_transaction(delivery: Delivery) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="inside a transaction"):
        outbox.attempt(delivery.pk, later(10), settle)


def test_no_database_connection_is_open_while_the_network_is_called(
    delivery: Delivery, faulty: Faulty, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    send = Faulty.send

    def watched(self: Faulty, outgoing: object) -> object:
        seen.append(connection.connection is None)
        return send(self, outgoing)

    monkeypatch.setattr(Faulty, "send", watched)
    outbox.attempt(delivery.pk, later(10), settle)
    assert seen == [True]


def test_two_workers_with_one_delivery_make_one_call(
    town: TownHandle, delivery: Delivery, faulty: Faulty
) -> None:
    together(*[lambda: outbox.attempt(delivery.pk, later(10), settle)] * 4)
    assert faulty.sent == 1
    assert len(said(town, delivery)) == 1
    assert settled == [delivery.pk]
