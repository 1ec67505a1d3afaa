"""Promise 1: nothing received is lost, nothing is taken twice; webhook and look agree."""

import datetime as dt
import json
import threading
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from barza.connectors.errors import Expired, Temporary
from barza.connectors.items import Author, Batch, Item, ItemKind
from barza.desk.accounts import vault
from barza.desk.accounts.models import Account
from barza.desk.channels import actions, codec, polling
from barza.desk.channels.models import Cursor, ReceivedEvent
from barza.testing import cast, network
from barza.testing.cast import NOON
from barza.testing.network import Faulty
from barza.town.testing import TownHandle

from .hooks import body_of, post

pytestmark = [pytest.mark.long, pytest.mark.django_db, pytest.mark.requirement("P-51")]
MONA = Author("m", "@mona", "منى")


def item(id: str = "1", **fields: Any) -> Item:
    return Item(**{"id": id, "thread": id, "author": MONA, "text": "سلام", "at": NOON, **fields})


def later(seconds: float) -> dt.datetime:
    return NOON + dt.timedelta(seconds=seconds)


# the store


def test_what_is_told_twice_is_stored_once() -> None:
    account = cast.account()
    assert actions.store(account, [item("1"), item("2"), item("1")], "poll", NOON) == 2
    assert actions.store(account, [item("2"), item("3")], "webhook", NOON) == 1
    assert ReceivedEvent.objects.count() == 3


def test_an_edit_and_a_deletion_are_events_of_their_own() -> None:
    edit = item("1", kind=ItemKind.EDITED, edited_at=later(5))
    gone = item("1", kind=ItemKind.DELETED)
    assert actions.store(cast.account(), [item("1"), edit, gone], "poll", NOON) == 3


def test_two_accounts_have_events_of_the_same_name() -> None:
    for account in (cast.account(), cast.account()):
        assert actions.store(account, [item("1")], "poll", NOON) == 1


def test_a_batch_is_one_statement(django_assert_num_queries: Any) -> None:
    account = cast.account()
    with django_assert_num_queries(1):
        actions.store(account, [item(str(n)) for n in range(200)], "poll", NOON)


def test_an_item_comes_back_as_it_was() -> None:
    told = item("1", media=(), raw={"a": [1, {"b": None}]}, parent="0", lang="ar")
    actions.store(cast.account(), [told], "poll", NOON)
    assert codec.item_of(ReceivedEvent.objects.get().item) == told


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "🇴🇲", "‮‫ عكس"])
def test_text_that_a_database_cannot_hold_loses_only_that(text: str) -> None:
    assert actions.store(cast.account(), [item("1", text=text), item("2")], "poll", NOON) == 2


def test_an_event_with_an_endless_name_is_stored_once() -> None:
    account = cast.account()
    for _ in range(2):
        actions.store(account, [item("x" * 5000), item("y" * 5000)], "poll", NOON)
    assert ReceivedEvent.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_webhooks_and_looks_that_tell_the_same_at_once_wait_in_no_circle() -> None:
    account = cast.account()
    many = [item(str(n)) for n in range(300)]
    counts: list[int] = []

    def tell(items: list[Item]) -> None:
        counts.append(actions.store(account, items, "poll", NOON))
        connection.close()

    threads = [threading.Thread(target=tell, args=(order,)) for order in (many, many[::-1]) * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts) == 300


# webhooks


def hook(town: TownHandle, text: str = network.LIGHT) -> bytes:
    return body_of(network.says(town, text))


class TestWebhook:
    def test_a_signed_webhook_is_stored(
        self, client: Client, town: TownHandle, account: Account
    ) -> None:
        assert post(client, account.pk, hook(town), town.webhook_secret) == 202
        event = ReceivedEvent.objects.get()
        assert event.via == "webhook"
        assert codec.item_of(event.item).text.endswith(network.LIGHT)
        assert event.taken_at is None

    @pytest.mark.django_db(transaction=True)
    def test_a_webhook_and_a_look_meet_in_one_row(
        self, client: Client, town: TownHandle, account: Account
    ) -> None:
        body = hook(town)
        for _ in range(2):
            assert post(client, account.pk, body, town.webhook_secret) == 202
        polling.look(account, dt.datetime.now(dt.UTC))
        status = json.loads(body)["object"]["id"]
        assert ReceivedEvent.objects.filter(event=status).count() == 1

    @pytest.mark.parametrize("body", [b"{}", b"", b"\xff", b"[" * 5000])
    def test_a_forged_webhook_learns_and_leaves_nothing(
        self, client: Client, account: Account, body: bytes
    ) -> None:
        assert post(client, account.pk, body, "not the secret") == 403
        assert not ReceivedEvent.objects.exists()

    def test_a_signed_webhook_that_nobody_can_read_is_refused(
        self, client: Client, town: TownHandle, account: Account
    ) -> None:
        assert post(client, account.pk, b"[]", town.webhook_secret) == 400

    def test_a_body_over_a_megabyte_is_not_read(
        self, client: Client, town: TownHandle, account: Account
    ) -> None:
        assert post(client, account.pk, b"x" * (1024 * 1024 + 1), town.webhook_secret) == 413

    def test_an_unknown_account_and_one_without_webhooks_look_the_same(
        self, client: Client, town: TownHandle, account: Account
    ) -> None:
        wordpress = cast.account(network="wordpress")
        unknown = cast.account(network="smoke-signals")
        Account.objects.filter(pk=account.pk).update(state="suspended")
        for pk in (999_999, wordpress.pk, unknown.pk, account.pk):
            assert post(client, pk, hook(town), town.webhook_secret) == 404

    def test_only_posting_is_possible(self, client: Client, account: Account) -> None:
        assert client.get(f"/hooks/{account.pk}/").status_code == 405

    def test_a_webhook_is_one_insert_and_reads_nothing_into_it(
        self, client: Client, town: TownHandle, account: Account, django_assert_max_num_queries: Any
    ) -> None:
        body = hook(town)
        post(client, account.pk, body, town.webhook_secret)
        with django_assert_max_num_queries(3) as queries:
            post(client, account.pk, body, town.webhook_secret)
        assert sum("INSERT" in query["sql"] for query in queries.captured_queries) == 1


# looks


@pytest.mark.django_db(transaction=True)
class TestLook:
    def test_a_look_stores_what_is_new_and_the_next_goes_on_from_there(
        self, town: TownHandle, account: Account
    ) -> None:
        first = network.says(town)["id"]
        assert polling.look(account, NOON) > 0
        assert ReceivedEvent.objects.filter(event=first, via="poll").exists()

        second = network.says(town)["id"]
        assert polling.look(account, later(10)) == 1
        assert ReceivedEvent.objects.filter(event=second).exists()
        cursor = Cursor.objects.get(account=account)
        assert cursor.last_item_at == later(10)
        assert cursor.problem == ""

    def test_a_look_that_is_not_due_asks_nobody(
        self, town: TownHandle, account: Account, faulty: Faulty
    ) -> None:
        polling.look(account, NOON)
        asked = faulty.fetches
        network.says(town)
        assert polling.look(account, later(1)) == 0
        assert faulty.fetches == asked
        assert account.pk not in polling.due(later(1))
        assert account.pk in polling.due(later(6))

    def test_a_look_that_died_is_due_again_after_its_lease(self, account: Account) -> None:
        polling._begin(account, NOON)
        assert polling.due(later(89)) == []
        assert polling.due(later(90)) == [account.pk]

    def test_a_look_overtaken_by_another_stores_nothing_and_moves_nothing(
        self, account: Account
    ) -> None:
        read = polling._begin(account, NOON)
        assert read is not None
        Cursor.objects.update(position="elsewhere")
        assert polling._keep(read, account, Batch((item("9"),), "there"), NOON) is None
        assert Cursor.objects.get().position == "elsewhere"
        assert not ReceivedEvent.objects.exists()

    def test_trouble_is_noted_and_waits_longer_the_longer_it_lasts(
        self, account: Account, faulty: Faulty
    ) -> None:
        faulty.fetching = [Temporary("busy")] * 8
        now, waits = NOON, []
        for _ in range(8):
            polling.look(account, now)
            cursor = Cursor.objects.get()
            assert cursor.next_look_at is not None
            waits.append(round((cursor.next_look_at - now).total_seconds()))
            now = cursor.next_look_at
        assert waits == [5, 5, 10, 20, 40, 80, 160, 300]
        assert (cursor.problem, cursor.failing_since_at) == ("temporary", NOON)

        polling.look(account, now)
        cursor.refresh_from_db()
        assert (cursor.problem, cursor.failing_since_at) == ("", None)

    def test_the_networks_own_wish_is_respected(self, account: Account, faulty: Faulty) -> None:
        faulty.fetching = [Temporary("slow down", retry_after=700)]
        polling.look(account, NOON)
        assert Cursor.objects.get().next_look_at == later(700)

    @pytest.mark.requirement("P-85")
    def test_a_refused_credential_stops_the_looks_until_it_is_replaced(
        self, town: TownHandle, account: Account, faulty: Faulty
    ) -> None:
        faulty.fetching = [Expired("401")]
        polling.look(account, later(1))
        polling.look(account, later(4000))
        assert faulty.fetches == 1
        assert Cursor.objects.get().problem == "expired"

        keeper = cast.officer(account)
        vault.store(account, {"access_token": town.access_token}, by=keeper, now=later(5000))
        network.says(town)
        assert polling.look(account, later(8000)) > 0
        assert Cursor.objects.get().problem == ""

    def test_an_account_that_was_never_connected_says_so(self) -> None:
        account = cast.account()
        assert polling.look(account, NOON) == 0
        cursor = Cursor.objects.get()
        assert cursor.problem == "not connected"
        assert "access_token" in cursor.problem_text

    @pytest.mark.requirement("P-85")
    def test_looks_go_on_once_the_right_vault_key_is_back(
        self, town: TownHandle, account: Account, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as wrong:
            wrong.setitem(settings.ENVIRONMENT.__dict__, "vault_key", "another key " * 4)
            assert polling.look(account, NOON) == 0
        assert "can't be opened" in Cursor.objects.get().problem_text

        network.says(town)
        assert polling.look(account, later(60)) > 0
        assert Cursor.objects.get().problem == ""

    def test_only_active_accounts_are_looked_at(self, account: Account) -> None:
        assert polling.due(NOON) == [account.pk]
        Account.objects.update(state="closed")
        assert polling.due(NOON) == []
