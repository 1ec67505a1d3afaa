"""A webhook is stored whatever its network does; what it left open is asked for afterwards."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from barza.connectors.errors import Temporary
from barza.desk.accounts.models import Account
from barza.desk.cases.intake import drain
from barza.desk.cases.models import Message, Thread
from barza.desk.cases.tests.arriving import promise
from barza.desk.channels import codec, completing, connectors, polling
from barza.desk.channels.models import ReceivedEvent
from barza.testing import cast, network
from barza.testing.cast import NOON
from barza.testing.network import Faulty
from barza.town.testing import TownHandle

from .hooks import body_of, post

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db(transaction=True),
    pytest.mark.requirement("P-51"),
]


@pytest.fixture
def told(client: Client, town: TownHandle, account: Account) -> dict[str, Any]:
    """A reply below a citizen's own message, told by webhook to a process that asked nobody."""
    first = network.says(town)
    reply = network.says(town, "وبعدين؟", reply_to=first["id"])
    connectors.close_all()
    assert post(client, account.pk, body_of(reply), town.webhook_secret) == 202
    return {"first": first["id"], "reply": reply["id"]}


def later(seconds: float) -> dt.datetime:
    return NOON + dt.timedelta(seconds=seconds)


def test_a_webhook_is_stored_while_its_network_answers_nobody(
    client: Client, town: TownHandle, account: Account
) -> None:
    status = network.says(town)
    Account.objects.update(base_url="http://127.0.0.1:9")
    assert post(client, account.pk, body_of(status), town.webhook_secret) == 202
    assert completing.complete(NOON) == 1
    event = ReceivedEvent.objects.get()
    assert (event.incomplete, event.not_before) == (True, later(2))
    assert "No connection" in event.problem
    assert completing.complete(later(1)) == 0

    Account.objects.update(base_url=town.base_url)
    assert completing.complete(later(3)) == 1
    event.refresh_from_db()
    assert (event.incomplete, event.tries, event.problem) == (False, 0, "")


def test_the_intake_passes_it_over_until_it_is_complete(told: dict[str, Any]) -> None:
    cast.working_hours()
    assert drain(NOON) == 0
    completing.complete(NOON)
    item = codec.item_of(ReceivedEvent.objects.get().item)
    assert (item.thread, item.parent, item.text) == (told["first"], told["first"], "وبعدين؟")


def test_a_webhook_and_a_look_make_one_thread(told: dict[str, Any], account: Account) -> None:
    cast.working_hours()
    promise()
    completing.complete(NOON)
    polling.look(account, NOON)
    drain(NOON)
    assert ReceivedEvent.objects.filter(event=told["reply"]).count() == 1
    threads = {message.thread.network_id for message in _of(told)}
    assert threads == {told["first"]}
    assert Thread.objects.filter(network_id=told["reply"]).count() == 0


def test_what_does_not_concern_the_account_is_not_kept(
    client: Client, town: TownHandle, account: Account
) -> None:
    form = {"status": "Good morning, everyone", "visibility": "public"}
    token = town.citizens[0].access_token
    status = network.call(town, "/api/v1/statuses", form, token=token)
    connectors.close_all()
    post(client, account.pk, body_of(status), town.webhook_secret)
    completing.complete(NOON)
    assert not ReceivedEvent.objects.exists()


def test_a_network_that_stays_away_is_asked_more_and_more_seldom(
    told: dict[str, Any], faulty: Faulty
) -> None:
    connectors.close_all()  # the webhook opened it
    faulty.completing = [Temporary("busy")] * 12
    now, waits = NOON, []
    for _ in range(12):
        completing.complete(now)
        event = ReceivedEvent.objects.get()
        assert event.not_before is not None
        waits.append(round((event.not_before - now).total_seconds()))
        now = event.not_before
    assert waits[:4] == [2, 4, 8, 16]
    assert waits[-1] == completing.LONGEST_WAIT


def _of(told: dict[str, Any]) -> list[Message]:
    found = Message.objects.filter(network_id__in=told.values()).select_related("thread")
    assert found.count() == 2
    return list(found)
