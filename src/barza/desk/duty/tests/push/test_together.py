"""A device that is forgotten while a call to it is settled: neither waits for the other."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from barza.desk.duty.models import Push, PushSubscription
from barza.desk.duty.push import forget, settling
from barza.desk.duty.push.posting import Fate, Outcome

from .conftest import FRIDAY
from .service import PushService

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db(transaction=True),
    pytest.mark.requirement("P-43"),
]
WAITERS = "SELECT count(*) FROM pg_locks WHERE NOT granted"


def until_somebody_waits() -> None:
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(WAITERS)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("nobody waits")


def beside(act: Callable[[], object], failed: list[Exception]) -> threading.Thread:
    def run() -> None:
        try:
            act()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.parametrize("fate", [Fate.SENT, Fate.GONE, Fate.REFUSED])
def test_a_device_forgotten_while_its_call_is_settled_ends_both(
    service: PushService, salmas: PushSubscription, fate: Fate
) -> None:
    push, failed = Push.objects.get(), list[Exception]()
    assert settling.claim(push.pk, FRIDAY)
    with transaction.atomic():
        device = PushSubscription.objects.select_for_update().get()
        settles = beside(lambda: settling.settle(push.pk, Outcome(fate, "201"), FRIDAY), failed)
        until_somebody_waits()
        forget(device, "removed", salmas.employee, FRIDAY)
    settles.join()

    assert not failed
    push.refresh_from_db()
    assert (push.state, push.subscription) == (settling.ENDS.get(fate, "refused"), None)
    assert not PushSubscription.objects.exists()
