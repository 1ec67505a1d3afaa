"""A network that fails: tried again where nothing was done, looked for where something may be."""

import pytest

from barza.connectors.errors import Expired, Missing, Permanent, Temporary, Unknown
from barza.desk.accounts.models import Account
from barza.desk.channels import outbox
from barza.desk.channels.connectors import connector_of
from barza.desk.channels.models import Cursor, Delivery
from barza.desk.channels.outbox import network, settling, steps
from barza.desk.core.errors import Refused
from barza.testing.network import Faulty
from barza.town.testing import TownHandle

from .delivering import State, later, said, settle, settled, together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.requirement("P-61"),
    pytest.mark.usefixtures("nothing_settled"),
]


def test_a_lost_answer_is_looked_up_and_not_sent_again(
    town: TownHandle, delivery: Delivery, faulty: Faulty
) -> None:
    faulty.after = [Unknown("timed out")]
    assert outbox.attempt(delivery.pk, later(10), settle) == State.UNKNOWN
    assert settled == []

    assert outbox.attempt(delivery.pk, later(20), settle) == State.DONE
    assert faulty.sent == 1
    delivery.refresh_from_db()
    assert said(town, delivery) == [delivery.network_id]


def test_four_workers_that_look_up_one_delivery_settle_it_once(
    delivery: Delivery, faulty: Faulty
) -> None:
    faulty.after = [Unknown("timed out")]
    outbox.attempt(delivery.pk, later(10), settle)
    together(*[lambda: outbox.attempt(delivery.pk, later(20), settle)] * 4)
    assert settled == [delivery.pk]
    assert faulty.sent == 1


def test_what_surely_is_not_there_goes_back_to_a_person(
    town: TownHandle, delivery: Delivery, faulty: Faulty
) -> None:
    faulty.before = [Unknown("timed out")]
    state, now = outbox.attempt(delivery.pk, later(10), settle), 10.0
    while state == State.UNKNOWN and now < 3600:
        now += 5
        state = outbox.attempt(delivery.pk, later(now), settle)

    assert state == State.REFUSED
    assert faulty.looks == 6
    assert now > 300
    assert faulty.sent == 0
    delivery.refresh_from_db()
    assert "Send it again" in delivery.problem


def test_a_temporary_failure_is_tried_again_and_waits_longer_each_time(
    town: TownHandle, delivery: Delivery, faulty: Faulty
) -> None:
    faulty.before = [Temporary("busy"), Temporary("busy", retry_after=120)]
    waits = []
    for _ in range(2):
        delivery.refresh_from_db()
        before = delivery.not_before
        assert outbox.attempt(delivery.pk, before, settle) == State.WAITING
        delivery.refresh_from_db()
        waits.append(round((delivery.not_before - before).total_seconds()))
    assert waits == [5, 120]
    assert outbox.attempt(delivery.pk, delivery.not_before, settle) == State.DONE
    assert len(said(town, delivery)) == 1


def test_a_network_that_stays_away_gives_the_text_back(delivery: Delivery, faulty: Faulty) -> None:
    faulty.before = [Temporary("busy")] * 50
    for _ in range(50):
        delivery.refresh_from_db()
        if outbox.attempt(delivery.pk, delivery.not_before, settle) == State.REFUSED:
            break
    delivery.refresh_from_db()
    assert delivery.tries == 8
    assert "Nothing was published" in delivery.problem


def test_the_networks_refusal_is_told_in_its_own_words(delivery: Delivery, faulty: Faulty) -> None:
    faulty.before = [Permanent("too rude")]
    assert outbox.attempt(delivery.pk, later(10), settle) == State.REFUSED
    delivery.refresh_from_db()
    assert "too rude" in delivery.problem


def test_a_refused_credential_is_the_channels_problem_too(
    delivery: Delivery, faulty: Faulty
) -> None:
    faulty.before = [Expired("401")]
    assert outbox.attempt(delivery.pk, later(10), settle) == State.REFUSED
    assert Cursor.objects.get(account=delivery.account).problem == "expired"


@pytest.mark.parametrize("failure", [Temporary("busy"), Missing("not yet"), Unknown("?")])
def test_sent_but_not_read_back_is_unknown_and_keeps_the_id(
    town: TownHandle, delivery: Delivery, faulty: Faulty, failure: Exception
) -> None:
    faulty.reading = [failure]
    assert outbox.attempt(delivery.pk, later(10), settle) == State.UNKNOWN
    delivery.refresh_from_db()
    assert [delivery.network_id] == said(town, delivery)

    assert outbox.attempt(delivery.pk, later(20), settle) == State.DONE
    assert faulty.sent == 1
    assert faulty.looks == 0


def test_an_undeclared_failure_counts_as_perhaps_sent(
    delivery: Delivery, faulty: Faulty, caplog: pytest.LogCaptureFixture
) -> None:
    faulty.before = [ZeroDivisionError("a bug")]
    assert outbox.attempt(delivery.pk, later(10), settle) == State.UNKNOWN
    assert "undeclared" in caplog.text


def test_a_delivery_whose_worker_died_is_left_alone_for_a_minute_then_looked_up(
    town: TownHandle, delivery: Delivery, faulty: Faulty
) -> None:
    Delivery.objects.update(state=State.SENDING, sending_at=later(10), tries=1, resolution="7/2026")
    assert outbox.attempt(delivery.pk, later(60), settle) == State.SENDING
    assert outbox.due(later(60)) == []
    assert outbox.due(later(71)) == [delivery.pk]
    assert outbox.attempt(delivery.pk, later(71), settle) == State.UNKNOWN
    assert faulty.looks == 1
    assert faulty.sent == 0


def test_the_same_words_said_before_are_not_taken_for_this_delivery(
    town: TownHandle, account: Account, delivery: Delivery, faulty: Faulty
) -> None:
    outbox.attempt(delivery.pk, later(10), settle)
    again = outbox.enqueue(
        account=account,
        by=delivery.by,
        text=delivery.text,
        reply_to=delivery.reply_to,
        thread=delivery.thread,
        to=None,
        visibility="public",
        lang="ar",
        not_before=later(20),
        now=later(15),
    )
    faulty.before = [Unknown("timed out")]
    assert outbox.attempt(again.pk, later(20), settle) == State.UNKNOWN
    assert outbox.attempt(again.pk, later(30), settle) == State.UNKNOWN
    assert faulty.looks == 1
    assert settled == [delivery.pk]


def test_an_officer_may_have_an_unknown_outcome_looked_for_at_once(
    delivery: Delivery, faulty: Faulty
) -> None:
    with pytest.raises(Refused, match="known"):
        outbox.look_now(delivery, by=delivery.by, now=later(1))
    faulty.before = [Unknown("timed out")]
    outbox.attempt(delivery.pk, later(10), settle)
    outbox.attempt(delivery.pk, later(12), settle)
    assert outbox.due(later(13)) == []
    outbox.look_now(delivery, by=delivery.by, now=later(13))
    assert outbox.due(later(13)) == [delivery.pk]


def test_a_worker_that_comes_late_with_a_proof_is_believed(
    town: TownHandle, delivery: Delivery
) -> None:
    assert steps._step(delivery.pk, later(10)) is network.send
    delivery.refresh_from_db()
    outcome = network.send(delivery, connector_of(delivery.account))
    Delivery.objects.update(state=State.REFUSED, settled_at=later(600))

    assert settling.after_sending(delivery, outcome, later(700), settle) == State.DONE
    assert len(said(town, delivery)) == 1


def test_a_worker_that_slept_before_sending_sends_nothing(
    town: TownHandle, delivery: Delivery
) -> None:
    step = steps._step(delivery.pk, later(10))
    assert step is not None
    Delivery.objects.update(state=State.REFUSED, settled_at=later(600))

    assert steps._carry_out(step, delivery, later(10), settle) == State.REFUSED
    assert said(town, delivery) == []
