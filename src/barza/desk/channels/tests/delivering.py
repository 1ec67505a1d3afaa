"""Deliveries ordered in the practice town, for the tests of how they go out."""

import datetime as dt
import threading
from collections.abc import Callable

from django.db import connection

from barza.desk.accounts.models import Account
from barza.desk.channels import outbox
from barza.desk.channels.models import Delivery
from barza.testing import cast, network
from barza.town.testing import TownHandle

State = Delivery.State
NOW = dt.datetime.now(dt.UTC)
settled: list[int] = []
"""The deliveries for which the desk was told that they are done."""


def later(seconds: float) -> dt.datetime:
    return NOW + dt.timedelta(seconds=seconds)


def settle(delivery: Delivery, now: dt.datetime) -> None:
    assert connection.in_atomic_block
    settled.append(delivery.pk)


def ordered(town: TownHandle, account: Account, text: str = "وصلتنا رسالتك") -> Delivery:
    """An answer to a citizen's message, to leave after ten seconds."""
    status = network.says(town)
    return outbox.enqueue(
        account=account,
        by=cast.officer(account),
        text=text,
        reply_to=status["id"],
        thread=status["id"],
        to=None,
        visibility="public",
        lang="ar",
        not_before=later(10),
        now=NOW,
    )


def said(town: TownHandle, delivery: Delivery) -> list[str]:
    """What stands below that message in the town."""
    found = network.call(town, f"/api/v1/statuses/{delivery.reply_to}/context")["descendants"]
    return [status["id"] for status in found]


def together(*acts: Callable[[], object]) -> None:
    """Runs them at once, each with a connection of its own."""
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        gate.wait()
        try:
            act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
