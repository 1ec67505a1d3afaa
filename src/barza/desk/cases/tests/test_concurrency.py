"""Two workers at once, on the real database: each message taken once, each citizen one case."""

import datetime as dt
import threading
from contextlib import suppress

import pytest
from django.db import close_old_connections, connection

from barza.desk.cases.intake import changes, drain
from barza.desk.cases.intake.reading import Fact
from barza.desk.cases.models import AnswerOwed, Case, Clock, Message, Thread
from barza.desk.channels.models import ReceivedEvent
from barza.testing import cast
from barza.testing.cast import NOON

from .arriving import MONA, SALIM, arrive, edited, item, promise

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS = 4
MINUTE = dt.timedelta(minutes=1)


def drain_at_once(limit: int) -> None:
    barrier = threading.Barrier(WORKERS)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            barrier.wait()
            while drain(NOON, limit):
                pass
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()
            close_old_connections()

    workers = [threading.Thread(target=work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert not failures


@pytest.mark.requirement("P-51")
@pytest.mark.parametrize("limit", [1, 3])
def test_workers_on_one_thread_make_one_case_for_each_citizen(limit: int) -> None:
    promise()
    account = cast.account()
    arrive(
        account,
        *(
            item(str(number), thread="post", author=(MONA, SALIM)[number % 2])
            for number in range(24)
        ),
    )

    drain_at_once(limit)

    assert Thread.objects.count() == 1
    assert Message.objects.count() == 24
    assert Case.objects.count() == 2
    assert AnswerOwed.objects.filter(settled_at=None).count() == 2
    assert Clock.objects.filter(stopped_at=None).count() == 4
    assert not ReceivedEvent.objects.filter(taken_at=None).exists()


def test_workers_with_the_same_citizens_in_crossed_orders_do_not_block_each_other() -> None:
    promise()
    account = cast.account()
    authors = [MONA, SALIM]
    arrive(
        account,
        *(
            item(str(number), thread=f"post{number * 7 % 12}", author=authors[number % 2])
            for number in range(120)
        ),
    )

    drain_at_once(5)

    assert Message.objects.count() == 120
    assert Case.objects.count() == len({(m.thread_id, m.handle_id) for m in Message.objects.all()})


def test_workers_that_change_each_others_threads_do_not_wait_in_a_circle(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each has a new message of one thread, and an edit of the other's."""
    promise()
    account = cast.account()
    arrive(account, item("a"), item("b", author=SALIM))
    drain(NOON)
    arrive(
        account,
        item("a2", thread="a", at=NOON + MINUTE),
        edited("b", "تعديل", author=SALIM),
        item("b2", thread="b", author=SALIM, at=NOON + MINUTE),
        edited("a", "تعديل"),
    )
    both_wrote = threading.Barrier(WORKERS, timeout=1)
    apply = changes.apply

    def late(facts: list[Fact], now: dt.datetime) -> object:
        with suppress(threading.BrokenBarrierError):
            both_wrote.wait()
        return apply(facts, now)

    monkeypatch.setattr(changes, "apply", late)
    drain_at_once(2)

    assert Message.objects.filter(text="تعديل").count() == 2
    assert Message.objects.count() == 4
