"""What the desk writes by itself takes no turn that a person's answer needs (P-51)."""

import pytest

from barza.connectors.base import Pace, Use
from barza.connectors.mastodon.connector import MastodonConnector
from barza.desk.accounts.models import Account
from barza.desk.channels import outbox, pace
from barza.desk.channels.models import Delivery
from barza.town.testing import TownHandle

from .delivering import State, later, ordered, settle

pytestmark = pytest.mark.requirement("P-51")


@pytest.fixture
def automatic(town: TownHandle, account: Account) -> Delivery:
    """It waits for longer than the answer of the person."""
    made = ordered(town, account, "رد آلي")
    made.automatic, made.not_before = True, later(5)
    made.save()
    return made


@pytest.mark.django_db(transaction=True)
def test_an_acknowledgement_leaves_the_turn_to_an_answer_that_waits(
    automatic: Delivery, delivery: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MastodonConnector, "paces", {Use.WRITE: Pace(1, 600)})

    assert outbox.attempt(automatic.pk, later(10), settle) == State.WAITING
    assert outbox.attempt(delivery.pk, later(10), settle) == State.DONE
    assert pace.take(delivery.account, Use.WRITE, Pace(1, 600), later(10)), "the turn is taken"
    assert outbox.attempt(automatic.pk, later(700), settle) == State.DONE


@pytest.mark.django_db
def test_among_what_is_due_answers_of_people_come_first(
    automatic: Delivery, delivery: Delivery
) -> None:
    assert outbox.due(later(10)) == [delivery.pk, automatic.pk]
