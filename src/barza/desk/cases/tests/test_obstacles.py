"""What one event can't do: stop the others, or be mistaken for one of them."""

import datetime as dt
from typing import Any

import psycopg
import pytest
from django.db import connection

from barza import screening
from barza.desk.cases.intake import drain, queue
from barza.desk.cases.models import Case, Message, Target
from barza.desk.channels.models import ReceivedEvent
from barza.testing import cast
from barza.testing.cast import NOON

from .arriving import SALIM, arrive, edited, item, promise

pytestmark = pytest.mark.django_db

MUCH_LATER = NOON + dt.timedelta(hours=2)


def test_a_text_that_nobody_can_read_stops_nobody_and_is_taken_in_once_it_can_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    promise()
    arrive(cast.account(), item("1", text="عسير"), item("2", author=SALIM))

    def stumbles(text: str) -> screening.Sorting:
        if text == "عسير":
            raise RuntimeError("a fault of ours")
        return screening.topic.sort(text)

    with monkeypatch.context() as fault:
        fault.setattr(screening, "sort", stumbles)
        drain(NOON)
    assert Message.objects.get().network_id == "2"

    drain(MUCH_LATER)
    assert Case.objects.count() == 2
    assert not ReceivedEvent.objects.filter(taken_at=None).exists()


@pytest.mark.requirement("P-42")
def test_a_contribution_without_a_target_waits_for_one_and_stops_nobody() -> None:
    promise()
    Target.objects.filter(urgency="urgent").delete()
    arrive(
        cast.account(),
        item("1", text="أسلاك كهرباء مكشوفة والأطفال قربها! خطر"),
        item("2", author=SALIM),
    )
    drain(NOON)
    assert Message.objects.get().network_id == "2"

    Target.objects.all().delete()
    promise()
    drain(MUCH_LATER)
    assert Case.objects.filter(urgency="urgent").exists()


def test_an_event_that_fails_again_and_again_is_tried_again_within_the_hour() -> None:
    arrive(cast.account(), item("1"))
    now = NOON
    for _ in range(20):
        drain(now)
        event = ReceivedEvent.objects.get()
        assert event.not_before is not None
        assert event.not_before - now <= dt.timedelta(hours=1)
        now = event.not_before

    promise()
    drain(now)
    assert Case.objects.count() == 1


def test_a_text_longer_than_an_index_takes_is_kept_whole() -> None:
    promise()
    text = " ".join(f"word{number}" for number in range(200_000))
    arrive(cast.account(), item("1", text=text))
    drain(NOON)

    assert Message.objects.get().text == text


@pytest.mark.django_db(transaction=True)
def test_an_event_is_not_set_aside_for_what_is_wrong_with_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another worker claims the broken one as soon as ours lets go of it."""
    promise()
    arrive(cast.account(), item("x" * 300, thread="t"), item("2", author=SALIM))
    parameters: dict[str, Any] = connection.get_connection_params()
    known = {name: parameters[name] for name in ("dbname", "user", "host") if name in parameters}
    claims: list[int] = []
    claim = queue.claim
    with psycopg.connect(**known) as other:

        def late(now: dt.datetime, limit: int) -> list[queue.Event]:
            if claims:
                other.execute("SELECT 1 FROM channels_receivedevent ORDER BY id LIMIT 1 FOR UPDATE")
            claims.append(limit)
            return claim(now, limit)

        monkeypatch.setattr(queue, "claim", late)
        drain(NOON, 1)

    assert ReceivedEvent.objects.get(event="2").problem == ""


@pytest.mark.requirement("P-46")
def test_an_edit_takes_back_its_own_findings_and_no_others() -> None:
    promise()
    account = cast.account()
    minute = dt.timedelta(minutes=1)
    arrive(
        account,
        item("1", text="اتصلوا بي على 92123456 رجاء"),
        item("2", thread="1", at=NOON + minute, text="أو على 92123457 رجاء"),
    )
    drain(NOON)
    arrive(account, edited("2", "شكراً", thread="1", at=NOON + minute))
    drain(NOON)
    assert Case.objects.get().worst == "PII"

    arrive(account, edited("1", "شكراً"))
    drain(NOON)
    assert Case.objects.get().worst == ""
