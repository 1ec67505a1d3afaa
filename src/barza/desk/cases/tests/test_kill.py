"""Kill -9 of the worker at any point loses nothing and doubles nothing (promise 1)."""

import datetime as dt

import pytest
from django.db import connection

from barza.connectors.items import ItemKind
from barza.desk.cases.intake import drain
from barza.desk.cases.models import AnswerOwed, Case, Clock, Message, MessageVersion
from barza.desk.channels.models import ReceivedEvent
from barza.testing import cast, killing
from barza.testing.cast import NOON

from .arriving import SALIM, arrive, edited, item, promise

pytestmark = pytest.mark.long

LATER = NOON + dt.timedelta(minutes=1)


def work() -> None:
    while drain(LATER, 4):
        pass


def standing() -> dict[str, int]:
    return {
        "messages": Message.objects.count(),
        "versions": MessageVersion.objects.count(),
        "cases": Case.objects.count(),
        "owed": AnswerOwed.objects.filter(settled_at=None).count(),
        "clocks": Clock.objects.filter(stopped_at=None).count(),
        "left": ReceivedEvent.objects.filter(taken_at=None).count(),
    }


def start_again() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE cases_thread, cases_handle CASCADE")
    ReceivedEvent.objects.update(taken_at=None, not_before=None, tries=0)


@pytest.mark.requirement("P-51")
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_at_any_point_loses_nothing_and_doubles_nothing(
    record_property: pytest.FixtureRequest,
) -> None:
    promise()
    account = cast.account()
    arrive(
        account,
        item("post", own=True, text="إعلان"),
        *(item(str(n), thread="post", author=SALIM) for n in range(3)),
        *(item(f"q{n}", text="اتصلوا بي 92123456") for n in range(3)),
        edited("q0", "اتصلوا بي"),
        item("q1", kind=ItemKind.DELETED),
    )
    wanted = {"messages": 7, "versions": 1, "cases": 4, "owed": 4, "clocks": 8, "left": 0}
    total = killing.points(work)
    assert standing() == wanted

    for point in range(total):
        start_again()
        assert killing.kill(work, at=point)
        work()
        assert standing() == wanted, f"killed at point {point} of {total}"

    assert total > 40
    record_property("kill_points", total)  # type: ignore[operator]
