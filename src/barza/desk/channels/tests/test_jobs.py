"""Looks are ordered for whom they are due, once; streams only wake."""

import time

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from barza.desk.accounts.models import Account
from barza.desk.channels import jobs, polling
from barza.desk.channels.models import Cursor, ReceivedEvent
from barza.desk.channels.streaming import Listener, _streaming
from barza.testing import cast, network
from barza.town.testing import TownHandle

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.requirement("P-51"),
    pytest.mark.usefixtures("no_jobs"),
]


def locks() -> list[str]:
    return sorted(ProcrastinateJob.objects.values_list("queueing_lock", flat=True))


def test_each_account_that_is_due_gets_one_look(account: Account) -> None:
    other, closed = cast.account(), cast.account(state="closed")
    for _ in range(3):
        jobs.look_at_all(0)
    assert locks() == sorted([f"look:{account.pk}", f"look:{other.pk}"])
    assert f"look:{closed.pk}" not in locks()


def test_an_account_just_looked_at_is_not_due(town: TownHandle, account: Account) -> None:
    network.says(town)
    jobs.look(account.pk)
    assert ReceivedEvent.objects.filter(via="poll").exists()
    looked_at = Cursor.objects.get().looked_at
    assert looked_at is not None
    assert polling.due(looked_at + polling.EVERY / 2) == []


def test_only_accounts_whose_network_streams_are_listened_to(account: Account) -> None:
    cast.account(network="wordpress")
    cast.account(network="smoke-signals")
    cast.account(state="closed")
    assert _streaming() == [account]


def test_a_stream_and_a_look_that_tell_the_same_store_it_once(
    town: TownHandle, account: Account
) -> None:
    listener = Listener(account)
    listener.start()
    try:
        statuses: list[str] = []
        until = time.monotonic() + 20
        while not ReceivedEvent.objects.filter(via="stream").exists():
            assert time.monotonic() < until, "nothing came by the stream"
            statuses.append(network.says(town)["id"])  # until the stream is open
            time.sleep(0.3)
        polling.look(account, timezone.now())
        told = ReceivedEvent.objects.filter(event__in=statuses)
        assert told.count() == len(statuses)
    finally:
        listener.stop()
        listener.join(5)
    assert not listener.is_running


def test_a_listener_without_a_network_waits_and_ends_when_told() -> None:
    listener = Listener(cast.account(base_url="http://127.0.0.1:9"))
    listener.start()
    time.sleep(0.3)
    assert listener.is_running
    listener.stop()
    listener.join(5)
    assert not listener.is_running
