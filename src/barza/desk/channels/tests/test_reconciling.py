"""Nothing stands on our accounts that the desk does not know (P-73), on the practice town."""

import datetime as dt
import json
import urllib.request
from typing import Any

import pytest

from barza.connectors.errors import Temporary, Unknown
from barza.desk.accounts.models import Account
from barza.desk.audit.models import Act
from barza.desk.channels import actions, codec, outbox, polling, reconciling
from barza.desk.channels.models import Delivery, ReceivedEvent, UnexplainedItem
from barza.testing import network
from barza.testing.network import Faulty
from barza.town.testing import TownHandle

from .delivering import State, ordered, settle

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db(transaction=True),
    pytest.mark.requirement("P-73"),
]
NOW = dt.datetime.now(dt.UTC)
Kind, Origin = UnexplainedItem.Kind, ReceivedEvent.Origin


@pytest.fixture
def watched(account: Account, faulty: Faulty) -> Account:
    """Its first sync is done."""
    began.append(dt.datetime.now(dt.UTC))
    sync(account, 0)
    assert not UnexplainedItem.objects.exists()
    return account


def later(seconds: float) -> dt.datetime:
    """After this test began: the town keeps what other tests wrote before."""
    return began[-1] + dt.timedelta(seconds=seconds)


began = [NOW]


def sync(account: Account, seconds: float) -> None:
    """One look, and what it told compared."""
    polling.look(account, later(seconds))
    reconciling.reconcile(later(seconds))


def by_hand(town: TownHandle, text: str = "عرض خاص من صديقي", **form: str) -> dict[str, Any]:
    """Somebody posts in the account's name, past the desk."""
    status: dict[str, Any] = network.call(town, "/api/v1/statuses", {"status": text, **form})
    return status


def unexplained() -> list[tuple[str, str]]:
    rows = UnexplainedItem.objects.order_by("pk")
    return [(row.network_id, row.kind) for row in rows]


def test_a_post_made_past_the_desk_opens_an_incident_within_one_sync(
    town: TownHandle, watched: Account
) -> None:
    status = by_hand(town)

    sync(watched, 10)

    found = UnexplainedItem.objects.get()
    assert (found.network_id, found.kind, found.state) == (status["id"], "published", "open")
    assert (found.account, found.text, found.url) == (watched, "عرض خاص من صديقي", status["url"])
    assert found.event.item["own"]
    act = Act.objects.get(event="unexplained.opened")
    assert (act.actor, act.clause, act.account) == ("system", "P-73", watched.label)


def test_it_opens_one_incident_however_often_it_is_told(town: TownHandle, watched: Account) -> None:
    by_hand(town)

    for seconds in (10, 20, 30):
        sync(watched, seconds)
    told = ReceivedEvent.objects.get(origin=Origin.ELSEWHERE)
    again = codec.item_of(told.item)
    assert actions.store(watched, [again], "stream", later(40)) == 0
    reconciling.reconcile(later(40))

    assert UnexplainedItem.objects.count() == Act.objects.filter(clause="P-73").count() == 1


def test_an_answer_that_was_sent_before_the_look_opens_nothing(
    town: TownHandle, watched: Account
) -> None:
    delivery = ordered(town, watched)
    assert outbox.attempt(delivery.pk, later(10), settle) == State.DONE

    sync(watched, 20)

    delivery.refresh_from_db()
    assert ReceivedEvent.objects.get(event=delivery.network_id).origin == Origin.DESK
    assert not UnexplainedItem.objects.exists()


def test_an_answer_that_the_look_sees_before_the_send_returns_opens_nothing(
    town: TownHandle, watched: Account, faulty: Faulty, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = ordered(town, watched)
    send = Faulty.send

    def send_slowly(self: Faulty, outgoing: Any) -> Any:
        """The network has it; before its answer is back, the desk looks and compares."""
        sent = send(self, outgoing)
        sync(watched, 11)
        assert ReceivedEvent.objects.get(event=sent.id).origin == Origin.UNCHECKED
        return sent

    monkeypatch.setattr(Faulty, "send", send_slowly)
    assert outbox.attempt(delivery.pk, later(10), settle) == State.DONE
    assert not UnexplainedItem.objects.exists()

    reconciling.reconcile(later(20))

    delivery.refresh_from_db()
    assert ReceivedEvent.objects.get(event=delivery.network_id).origin == Origin.DESK
    assert not UnexplainedItem.objects.exists()


def test_an_answer_whose_outcome_is_unknown_opens_nothing_however_long_that_lasts(
    town: TownHandle, watched: Account, faulty: Faulty
) -> None:
    delivery = ordered(town, watched)
    faulty.after = [Unknown("The answer was lost on its way")]
    assert outbox.attempt(delivery.pk, later(10), settle) == State.UNKNOWN

    sync(watched, 20)
    reconciling.reconcile(later(3600))
    assert not UnexplainedItem.objects.exists()

    outbox.attempt(delivery.pk, later(3600), settle)
    reconciling.reconcile(later(3601))
    assert ReceivedEvent.objects.filter(origin=Origin.DESK).count() == 1
    assert not UnexplainedItem.objects.exists()


def test_what_was_taken_although_the_network_denied_it_is_known_by_its_words(
    town: TownHandle, watched: Account, faulty: Faulty
) -> None:
    delivery = ordered(town, watched)
    faulty.after = [Temporary("Busy")]
    assert outbox.attempt(delivery.pk, later(10), settle) == State.WAITING

    sync(watched, 20)

    assert ReceivedEvent.objects.filter(origin=Origin.DESK).count() == 1
    assert not UnexplainedItem.objects.exists()


def test_other_words_in_the_place_of_an_unknown_delivery_wait_no_longer_than_it_is_looked_for(
    town: TownHandle, watched: Account
) -> None:
    delivery = ordered(town, watched)
    Delivery.objects.filter(pk=delivery.pk).update(
        state=State.UNKNOWN, tries=1, sending_at=NOW, not_before=later(9999)
    )
    by_hand(town, "كلام آخر", in_reply_to_id=delivery.reply_to)

    sync(watched, 20)
    assert not UnexplainedItem.objects.exists()

    reconciling.reconcile(later(20) + reconciling.PATIENCE)
    assert UnexplainedItem.objects.get().text == "كلام آخر"


def test_an_answer_on_its_way_hides_nothing_that_stands_elsewhere(
    town: TownHandle, watched: Account
) -> None:
    delivery = ordered(town, watched)
    Delivery.objects.filter(pk=delivery.pk).update(state=State.SENDING, tries=1, sending_at=NOW)
    status = by_hand(town)

    sync(watched, 20)

    assert unexplained() == [(status["id"], Kind.PUBLISHED)]


def test_an_answer_of_ours_that_is_changed_or_removed_past_the_desk_is_noticed(
    town: TownHandle, watched: Account
) -> None:
    delivery = ordered(town, watched)
    outbox.attempt(delivery.pk, later(10), settle)
    sync(watched, 20)
    delivery.refresh_from_db()
    at = f"/api/v1/statuses/{delivery.network_id}"

    call(town, "PUT", at, {"status": "كلام مختلف"})
    sync(watched, 30)
    town.call("DELETE", at)
    sync(watched, 40)

    assert unexplained() == [
        (delivery.network_id, Kind.EDITED),
        (delivery.network_id, Kind.DELETED),
    ]
    edited, deleted = UnexplainedItem.objects.order_by("pk")
    assert edited.text.endswith("كلام مختلف")
    assert deleted.text == delivery.text
    assert edited.delivery == deleted.delivery == delivery


def test_the_practice_towns_script_makes_no_incident(town: TownHandle, watched: Account) -> None:
    for step in range(1, 13):
        town.next()
        sync(watched, 10 * step)

    assert not UnexplainedItem.objects.exists()


def test_what_a_citizen_changes_or_removes_is_no_incident(
    town: TownHandle, watched: Account
) -> None:
    status = network.says(town)
    sync(watched, 10)
    town.call("DELETE", f"/api/v1/statuses/{status['id']}", token=town.citizens[0].access_token)

    sync(watched, 20)

    told = ReceivedEvent.objects.get(event=f"{status['id']}~deleted")
    assert (told.origin, UnexplainedItem.objects.count()) == ("", 0)


def call(town: TownHandle, method: str, path: str, form: dict[str, str]) -> None:
    request = urllib.request.Request(  # noqa: S310 -- our own town
        town.base_url + path,
        data=json.dumps(form).encode(),
        method=method,
        headers={
            "Authorization": f"Bearer {town.access_token}",
            "Content-Type": "application/json",
        },
    )
    urllib.request.urlopen(request, timeout=10).close()  # noqa: S310 -- as above
