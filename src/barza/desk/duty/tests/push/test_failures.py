"""A push service that refuses, waits, fails or is silent: tried again, but never sent twice."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from email.utils import format_datetime
from time import sleep

import httpx
import pytest
from django.db import connection, transaction

from barza.desk.audit.models import Act
from barza.desk.duty.models import Push, PushSubscription
from barza.desk.duty.push import posting, settling
from barza.desk.duty.push.forgetting import forget

from .conftest import FRIDAY
from .rounds import send, told
from .service import PushService

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("P-43")]
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
State = Push.State


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_is_gone_is_forgotten(
    service: PushService, salmas: PushSubscription, status: int
) -> None:
    service.answers["/one"] = (status, {})
    send()
    assert told() == [(State.GONE, str(status), 1)]
    assert not PushSubscription.objects.exists()
    assert Push.objects.get().label == "Chrome · Android"
    act = Act.objects.get(event="push.forgotten")
    assert (act.actor, act.details["because"]) == ("system", "gone")


@pytest.mark.parametrize("status", [301, 400, 403, 413])
def test_what_a_service_refuses_is_not_tried_again(
    service: PushService, salmas: PushSubscription, status: int
) -> None:
    service.answers["/one"] = (status, {"Location": f"https://{service.host}/two"})
    send()
    send(FRIDAY + 10 * MINUTE)
    assert told() == [(State.REFUSED, str(status), 1)]
    assert len(service.called) == 1
    salmas.refresh_from_db()
    assert (salmas.failing, salmas.last_ok_at) == (str(status), None)


def test_who_asks_to_wait_is_tried_again_then_and_not_before(
    service: PushService, salmas: PushSubscription
) -> None:
    service.answers["/one"] = (429, {"Retry-After": "40"})
    send()
    send(FRIDAY + 39 * SECOND)
    assert len(service.called) == 1
    service.answers["/one"] = (429, {"Retry-After": format_datetime(FRIDAY + 90 * SECOND)})
    send(FRIDAY + 40 * SECOND)
    send(FRIDAY + 89 * SECOND)
    service.answers.clear()
    assert send(FRIDAY + 90 * SECOND) == 1
    assert told() == [(State.SENT, "201", 3)]
    assert len(service.called) == 3


def test_who_asks_to_wait_for_too_long_is_not_asked_again(
    service: PushService, salmas: PushSubscription
) -> None:
    service.answers["/one"] = (429, {"Retry-After": "86400"})
    send()
    assert told() == [(State.REFUSED, "429", 1)]


def test_a_service_that_fails_is_tried_five_times_with_longer_waits(
    service: PushService, salmas: PushSubscription
) -> None:
    service.answers["/one"] = (500, {})
    tried = [second for second in range(0, 900, 5) if _asked(service, FRIDAY + second * SECOND)]
    assert tried == [0, 5, 20, 65, 200]
    assert told() == [(State.REFUSED, "500", 5)]


def test_a_service_that_cannot_be_reached_is_tried_again(
    service: PushService, salmas: PushSubscription, settings: object
) -> None:
    nobody = f"https://127.0.0.1:1/{service.host}"
    PushSubscription.objects.update(endpoint=nobody)
    settings.PUSH_SERVICES = ("127.0.0.1:1",)  # type: ignore[attr-defined]  # pytest-django's
    send()
    assert told() == [(State.WAITING, "not reached", 1)]


def test_what_may_have_been_taken_is_never_sent_again(
    service: PushService, salmas: PushSubscription, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.slow["/one"] = 0.6
    monkeypatch.setattr(posting, "PATIENCE", httpx.Timeout(0.2, connect=5.0))
    send()
    send(FRIDAY + 10 * MINUTE)
    assert told() == [(State.UNKNOWN, "timed out", 1)]
    assert len(service.called) == 1


def test_what_a_worker_died_over_is_never_sent_again(
    service: PushService, salmas: PushSubscription
) -> None:
    assert settling.claim(Push.objects.get().pk, FRIDAY)
    assert send(FRIDAY + 59 * SECOND) == 0
    assert told()[0][0] == State.SENDING
    send(FRIDAY + MINUTE)
    assert told() == [(State.UNKNOWN, "lost", 1)]
    assert not service.called


def test_a_device_that_is_removed_while_it_is_called_stops_neither(
    service: PushService, salmas: PushSubscription
) -> None:
    pk = Push.objects.get().pk
    assert settling.claim(pk, FRIDAY)
    sent = posting.Outcome(posting.Fate.SENT, "201")

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            device = PushSubscription.objects.select_for_update().get()
            settled = other.submit(_settled, pk, sent)
            _until_somebody_waits(settled)
            forget(device, "removed", device.employee, FRIDAY)
        settled.result()

    assert told() == [(State.SENT, "201", 1)]
    assert not PushSubscription.objects.exists()


def _settled(pk: int, outcome: posting.Outcome) -> None:
    try:
        settling.settle(pk, outcome, FRIDAY)
    finally:
        connection.close()


def _until_somebody_waits(settled: "Future[None]") -> None:
    """For a lock that this transaction holds; ``pg_stat_activity`` would stand still in it."""
    waiting = """
        SELECT count(*) FROM pg_locks
        WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))
    """
    with connection.cursor() as cursor:
        while not settled.done():
            cursor.execute(waiting)
            if cursor.fetchone() != (0,):
                return
            sleep(0.01)


def test_a_silent_service_holds_up_no_other(
    service: PushService,
    salmas: PushSubscription,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def unreachable(parcel: posting.Parcel, _now: datetime) -> posting.Outcome:
        asked.append(parcel.endpoint)
        return posting.Outcome(posting.Fate.AGAIN, "not reached")

    step = Push.objects.get().step
    second = PushSubscription.objects.get()
    second.pk, second.endpoint = None, salmas.endpoint + "/two"
    second.save()
    Push.objects.create(
        step=step, subscription=second, person=second.employee, made_at=FRIDAY, due_at=FRIDAY
    )
    monkeypatch.setattr(posting, "post", unreachable)
    send()
    assert len(asked) == 1
    assert [one.state for one in Push.objects.all()] == [State.WAITING, State.WAITING]


def _asked(service: PushService, at: datetime) -> bool:
    before = len(service.called)
    send(at)
    return len(service.called) > before
