"""The connector on the practice town: long backlogs, the stream, webhooks, a killed server."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from mastodon import Mastodon

from barza.connectors.base import Connector
from barza.connectors.errors import Temporary
from barza.connectors.items import Item, ItemKind, Outgoing
from barza.connectors.mastodon.connector import MastodonConnector
from barza.connectors.mastodon.session import Session
from barza.town.testing import TownHandle, running_town

from .wire import Wire, answer, wire

pytestmark = pytest.mark.xdist_group("town")


@pytest.fixture(scope="module")
def hook() -> Iterator[Wire]:
    with wire(lambda _, __: answer(200, {})) as log:
        yield log


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, hook: Wire) -> Iterator[TownHandle]:
    options = ["--webhook", hook.url]
    with running_town(tmp_path_factory.mktemp("town"), options=options) as town:
        yield town


@pytest.fixture
def connector(town: TownHandle) -> Iterator[Connector]:
    secrets = {"access_token": town.access_token, "webhook_secret": town.webhook_secret}
    connector = MastodonConnector.open(base_url=town.base_url, credentials=secrets)
    yield connector
    connector.close()


@pytest.fixture
def mona(town: TownHandle) -> Iterator[Mastodon]:
    token = town.citizens[0].access_token
    api = Mastodon(access_token=token, api_base_url=town.base_url, version_check_mode="none")
    yield api
    api.session.close()


def at(connector: Connector, text: str) -> str:
    return f"@{connector.whoami().handle} {text}"


def everything(connector: Connector, cursor: str, limit: int) -> tuple[list[Item], str]:
    items: list[Item] = []
    more = True
    while more:
        batch = connector.fetch(cursor, limit)
        items += batch.items
        cursor, more = batch.cursor, batch.more
    return items, cursor


def test_a_long_backlog_comes_whole_and_in_order(connector: Connector, mona: Mastodon) -> None:
    post = connector.send(Outgoing("Where it all began", "backlog"))
    cursor = everything(connector, "", 40)[1]
    wanted = [mona.status_post(at(connector, f"Number {n}")).id for n in range(95)]
    below = [mona.status_post(f"Below {n}", in_reply_to_id=post.id).id for n in range(12)]
    items, cursor = everything(connector, cursor, 20)
    assert [item.id for item in items if item.id in wanted] == wanted
    assert sorted(item.id for item in items if item.id in below) == sorted(below)
    assert everything(connector, cursor, 20)[0] == []


def test_a_look_that_finds_nothing_is_cheap(
    connector: Connector, monkeypatch: pytest.MonkeyPatch
) -> None:
    cursor = everything(connector, "", 40)[1]
    calls: list[str] = []
    true = Session.request

    def counted(self: Session, method: str, url: str, **options: object) -> object:
        calls.append(url)
        return true(self, method, url, **options)

    monkeypatch.setattr(Session, "request", counted)
    connector.fetch(cursor)
    assert len(calls) <= 2 + 8


def test_what_is_changed_or_taken_away_below_our_post_is_noticed(
    connector: Connector, mona: Mastodon
) -> None:
    post = connector.send(Outgoing("Watch below", "watch"))
    first = mona.status_post("To be changed", in_reply_to_id=post.id)
    second = mona.status_post("To be taken away", in_reply_to_id=post.id)
    cursor = everything(connector, "", 40)[1]
    mona.status_update(first.id, "Changed")
    mona.status_delete(second.id)
    items, cursor = everything(connector, cursor, 40)
    assert {(item.id, item.kind) for item in items} == {
        (first.id, ItemKind.EDITED),
        (second.id, ItemKind.DELETED),
    }
    assert everything(connector, cursor, 40)[0] == []


def test_the_stream_and_the_webhook_name_events_as_looking_does(
    connector: Connector, mona: Mastodon, hook: Wire, town: TownHandle
) -> None:
    cursor = everything(connector, "", 40)[1]
    stream = connector.stream()
    heard: list[Item] = []
    listening = threading.Thread(target=lambda: heard.append(next(stream)))
    listening.start()
    said = _until_heard(mona, connector, listening)
    looked = {item.event for item in everything(connector, cursor, 40)[0]}
    assert heard[0].event in looked
    assert said in looked
    told = [item.event for item in _told(connector, hook)]
    assert said in told


def _until_heard(mona: Mastodon, connector: Connector, listening: threading.Thread) -> str:
    """The stream is open at some time after it was asked for: we speak until it hears."""
    said = ""
    for n in range(50):
        said = str(mona.status_post(at(connector, f"Do you hear me? {n}")).id)
        listening.join(0.3)
        if not listening.is_alive():
            break
    return said


def _told(connector: Connector, hook: Wire) -> list[Item]:
    now = datetime.now(UTC)
    return [
        item for signature, body in _signed(hook) for item in connector.read(body, signature, now)
    ]


def _signed(hook: Wire) -> list[tuple[dict[str, str], bytes]]:
    return [
        ({"X-Hub-Signature": signature}, body)
        for signature, body in zip(hook.signatures, hook.bodies, strict=True)
    ]


def test_a_town_that_is_killed_is_temporary_and_then_goes_on(
    connector: Connector, mona: Mastodon, town: TownHandle
) -> None:
    cursor = everything(connector, "", 40)[1]
    said = mona.status_post(at(connector, "Before the fall")).id
    town.kill()
    with pytest.raises(Temporary):
        connector.fetch(cursor)
    town.start()
    assert [item.id for item in everything(connector, cursor, 40)[0]] == [said]
