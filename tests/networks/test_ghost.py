"""What is particular to Ghost, on a real site, on the wire and on paper."""

import hashlib
import hmac
import json
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from barza.connectors.errors import Expired, Forged, Missing, Permanent
from barza.connectors.ghost.connector import GhostConnector
from barza.connectors.ghost.cursor import WATCHED, Cursor
from barza.connectors.items import Item, ItemKind, Moderation, Outgoing

from .peers import Peer, connect
from .peers_blog import GhostPeer
from .test_faults import CREDENTIALS, WELL
from .wire import Reaction, answer, wire

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ID = "0123456789abcdef01234567"
Site = tuple[GhostPeer, GhostConnector]


def real(test: Any) -> Any:
    for mark in (
        pytest.mark.server,
        pytest.mark.heavy,
        pytest.mark.xdist_group("ghost"),
        pytest.mark.parametrize("peer", ["ghost"], indirect=True),
    ):
        test = mark(test)
    return test


@pytest.fixture
def site(peer: Peer) -> Iterator[Site]:
    assert isinstance(peer, GhostPeer)
    connector = connect(peer)
    assert isinstance(connector, GhostConnector)
    yield peer, connector
    connector.close()


@pytest.fixture
def paper() -> Iterator[GhostConnector]:
    connector = GhostConnector.open(base_url="http://127.0.0.1:9", credentials=CREDENTIALS["ghost"])
    yield connector
    connector.close()


def new(connector: GhostConnector, cursor: str = "") -> tuple[list[Item], str]:
    items: list[Item] = []
    more = True
    while more:
        batch = connector.fetch(cursor)
        items += batch.items
        cursor, more = batch.cursor, batch.more
    return items, cursor


def word() -> str:
    return uuid.uuid4().hex[:10]


@real
def test_a_hiding_by_others_comes_as_an_edit_once(site: Site) -> None:
    peer, connector = site
    id = peer.ask(f"Buy now {word()}", connector.send(Outgoing(f"News {word()}", "k")).id)
    _, cursor = new(connector)
    body = {"comments": [{"status": "hidden"}]}
    peer.owner.put(f"comments/{id[8:]}/", json=body).raise_for_status()
    items, cursor = new(connector, cursor)
    assert [(i.id, i.kind, i.moderation) for i in items] == [
        (id, ItemKind.EDITED, Moderation.HIDDEN)
    ]
    assert new(connector, cursor)[0] == []


@real
def test_a_comment_taken_back_by_its_writer_is_deleted(site: Site) -> None:
    peer, connector = site
    id = peer.ask(f"Never mind {word()}", connector.send(Outgoing(f"News {word()}", "k")).id)
    _, cursor = new(connector)
    body = {"comments": [{"status": "deleted"}]}
    peer._http.put(f"/members/api/comments/{id[8:]}/", json=body).raise_for_status()
    assert [(i.id, i.kind) for i in new(connector, cursor)[0]] == [(id, ItemKind.DELETED)]
    with pytest.raises(Missing):
        connector.get(id)


@real
def test_a_members_mail_address_is_dropped(site: Site) -> None:
    peer, connector = site
    id = peer.ask(f"Who am I? {word()}", connector.send(Outgoing(f"News {word()}", "k")).id)
    connector.send(Outgoing("You are a reader", "k", reply_to=id))
    items, _ = new(connector)
    kept = json.dumps([item.raw for item in (*items, connector.get(id))])
    assert "@city.example" not in kept


@real
def test_markup_in_a_text_stays_text(site: Site) -> None:
    _, connector = site
    text = f"<b>bold</b> & <script>alert(1)</script> 5 < 6 {word()}"
    post = connector.send(Outgoing(text, "k", title=f"News {word()}"))
    answered = connector.send(Outgoing(text, "k", reply_to=post.id))
    assert connector.get(post.id).text == text
    assert connector.get(answered.id).text == text


@real
def test_a_comment_is_not_corrected(site: Site) -> None:
    _, connector = site
    post = connector.send(Outgoing(f"News {word()}", "k"))
    answered = connector.send(Outgoing(f"An answer {word()}", "k", reply_to=post.id))
    with pytest.raises(Permanent, match="cannot change a comment"):
        connector.edit(answered.id, "Better")


def test_an_edit_of_what_others_changed_meanwhile_is_refused() -> None:
    post = {"id": ID, "title": "News", "html": "<p>x</p>", "updated_at": "2026-11-24T08:00:00Z"}
    late = {"errors": [{"type": "UpdateCollisionError", "message": "Saving failed!"}]}

    def react(method: str, path: str) -> Reaction:
        return answer(409, late) if method == "PUT" else answer(200, {"posts": [post]})

    with wire(react) as server:
        connector = GhostConnector.open(base_url=server.url, credentials=CREDENTIALS["ghost"])
        with pytest.raises(Permanent, match="changed it meanwhile"):
            connector.edit(f"post:{ID}", "Better")
        connector.close()
    assert b'"updated_at":"2026-11-24T08:00:00.000Z"' in server.bodies[-1].replace(b": ", b":")


@pytest.mark.parametrize("key", ["", "no-colon", "id:", "id:not hexadecimal"])
def test_a_key_that_is_none_asks_for_another(key: str) -> None:
    told = {**CREDENTIALS["ghost"], "admin_api_key": key}
    connector = GhostConnector.open(base_url="http://127.0.0.1:9", credentials=told)
    with pytest.raises(Expired):
        connector.whoami()
    connector.close()


def body(event: str = "post.published", **current: Any) -> bytes:
    post = {"id": ID, "title": "News", "html": "<p>Open</p>", "url": "https://x.example/news/",
            "published_at": NOW.isoformat(), "updated_at": NOW.isoformat(), **current}  # fmt: skip
    return json.dumps({"event": event, "post": {"current": post, "previous": {}}}).encode()


def signed(told: bytes, agreed: str = "s", at: datetime = NOW) -> dict[str, str]:
    stamp = str(int(at.timestamp() * 1000))
    digest = hmac.new(agreed.encode(), told + stamp.encode(), hashlib.sha256).hexdigest()
    return {"x-ghost-signature": f"sha256={digest}, t={stamp}"}


def test_a_signed_webhook_is_read_without_a_call(paper: GhostConnector) -> None:
    (item,) = paper.read(body(), signed(body()), NOW)
    assert (item.id, item.thread, item.title, item.text) == (
        f"post:{ID}", f"post:{ID}", "News", "Open"
    )  # fmt: skip
    assert (item.own, item.kind) == (True, ItemKind.MESSAGE)


def test_a_webhook_tells_of_edits_and_deletions(paper: GhostConnector) -> None:
    edited = body("post.published.edited")
    assert paper.read(edited, signed(edited), NOW)[0].kind is ItemKind.EDITED
    for event in ("post.deleted", "post.unpublished"):
        gone = body(event)
        (item,) = paper.read(gone, signed(gone), NOW)
        assert (item.id, item.kind) == (f"post:{ID}", ItemKind.DELETED)
        assert paper.complete(item) == item
    other = body("post.added")
    assert paper.read(other, signed(other), NOW) == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-ghost-signature": "ö"},
        signed(b"another body"),
        signed(body(), "another secret"),
        signed(body(), at=NOW - timedelta(hours=1)),
        signed(body(), at=NOW + timedelta(hours=1)),
        {"x-ghost-signature": signed(body())["x-ghost-signature"].replace("t=1", "t=2")},
    ],
)
def test_a_false_or_stale_webhook_is_forged(paper: GhostConnector, headers: dict[str, str]) -> None:
    with pytest.raises(Forged):
        paper.read(body(), headers, NOW)


@pytest.mark.parametrize("told", [b"", b"{", b"[]", b'{"event":"post.published"}', b"\xff"])
def test_a_signed_webhook_that_makes_no_sense_is_refused(
    paper: GhostConnector, told: bytes
) -> None:
    with pytest.raises(Permanent):
        paper.read(told, signed(told), NOW)


def test_the_webhooks_post_is_completed_with_who_speaks_for_us(paper: GhostConnector) -> None:
    (item,) = paper.read(body(), signed(body()), NOW)
    post = json.loads(body())["post"]["current"]

    def react(_: str, path: str) -> Reaction:
        return answer(200, {"posts": [post]} if "/posts/" in path else WELL["ghost"]["/members/"])

    with wire(react) as server:
        connector = GhostConnector.open(base_url=server.url, credentials=CREDENTIALS["ghost"])
        whole = connector.complete(item)
        connector.close()
    assert whole is not None
    assert (whole.event, whole.author.name) == (item.event, "City")


def test_a_cursor_stays_small() -> None:
    cursor = Cursor()
    for number in range(3 * WATCHED):
        cursor.watch(f"{number:024x}", "digest")
        cursor.comments.move(NOW, f"{number:024x}")
    cursor = Cursor.load(cursor.dump())
    assert len(cursor.standing) == WATCHED
    assert cursor.comments.has(NOW - timedelta(hours=1), "any")
    assert len(cursor.dump()) < 20_000
