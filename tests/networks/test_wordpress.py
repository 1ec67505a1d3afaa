"""What is particular to WordPress, on a real site and on the wire."""

import json
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from barza.connectors.base import Connector
from barza.connectors.errors import ConnectorError, Missing, Permanent, Temporary, Unknown
from barza.connectors.items import Item, ItemKind, Moderation, Outgoing
from barza.connectors.wordpress.connector import WordPressConnector

from .peers import Peer, WordPressPeer, connect
from .wire import answer, wire

on_a_real_site = [
    pytest.mark.server,
    pytest.mark.xdist_group("wordpress"),
    pytest.mark.parametrize("peer", ["wordpress"], indirect=True),
]


def real(test: Any) -> Any:
    for mark in on_a_real_site:
        test = mark(test)
    return test


@pytest.fixture
def site(peer: Peer) -> Iterator[tuple[WordPressPeer, Connector]]:
    assert isinstance(peer, WordPressPeer)
    connector = connect(peer)
    yield peer, connector
    connector.close()


def everything(connector: Connector, cursor: str = "") -> tuple[list[Item], str]:
    items: list[Item] = []
    more = True
    while more:
        batch = connector.fetch(cursor)
        items += batch.items
        cursor, more = batch.cursor, batch.more
    return items, cursor


def post(connector: Connector) -> str:
    word = uuid.uuid4().hex
    return connector.send(Outgoing(f"Text {word}", word, title=f"Title {word}")).id


def admin(peer: WordPressPeer, method: str, path: str, **body: Any) -> Any:
    url = f"{peer.base_url}/wp-json/wp/v2/{path}"
    return httpx.request(method, url, auth=peer.admin, json=body or None).raise_for_status().json()


@real
def test_a_comment_that_is_held_comes_in_all_the_same(
    site: tuple[WordPressPeer, Connector],
) -> None:
    peer, connector = site
    id = peer.ask(f"Nobody but the editors sees this {uuid.uuid4().hex}", post(connector))
    connector.moderate(id, Moderation.HELD)
    items, _ = everything(connector)
    assert [item.moderation for item in items if item.id == id] == [Moderation.HELD]


@real
def test_a_moderation_by_others_comes_as_an_edit_once(
    site: tuple[WordPressPeer, Connector],
) -> None:
    peer, connector = site
    id = peer.ask(f"Buy now {uuid.uuid4().hex}", post(connector))
    _, cursor = everything(connector)
    admin(peer, "POST", f"comments/{id.partition(':')[2]}", status="spam")
    items, cursor = everything(connector, cursor)
    assert [(i.id, i.kind, i.moderation) for i in items] == [(id, ItemKind.EDITED, Moderation.SPAM)]
    assert everything(connector, cursor)[0] == []


@real
def test_a_comment_put_in_the_trash_by_others_is_deleted(
    site: tuple[WordPressPeer, Connector],
) -> None:
    peer, connector = site
    where = post(connector)
    id = peer.ask(f"Never mind {uuid.uuid4().hex}", where)
    _, cursor = everything(connector)
    admin(peer, "DELETE", f"comments/{id.partition(':')[2]}")
    items, cursor = everything(connector, cursor)
    assert [(i.id, i.kind, i.thread) for i in items] == [(id, ItemKind.DELETED, where)]
    assert everything(connector, cursor)[0] == []


@real
def test_a_comment_deleted_for_good_is_deleted(site: tuple[WordPressPeer, Connector]) -> None:
    peer, connector = site
    where = post(connector)
    id = peer.ask(f"Never mind {uuid.uuid4().hex}", where)
    _, cursor = everything(connector)
    peer.ask(f"A later one {uuid.uuid4().hex}", where)
    admin(peer, "DELETE", f"comments/{id.partition(':')[2]}?force=true")
    items, _ = everything(connector, cursor)
    assert [i.kind for i in items if i.id == id] == [ItemKind.DELETED]


@real
def test_the_readers_address_and_mail_are_dropped(site: tuple[WordPressPeer, Connector]) -> None:
    peer, connector = site
    id = peer.ask(f"Who am I? {uuid.uuid4().hex}", post(connector))
    kept = json.dumps(connector.get(id).raw)
    assert "127.0.0.1" not in kept.replace(peer.base_url, "")
    assert "@city.example" not in kept


@real
def test_an_answer_finds_its_post_by_itself(site: tuple[WordPressPeer, Connector]) -> None:
    peer, connector = site
    where = post(connector)
    id = peer.ask(f"Is it open? {uuid.uuid4().hex}", where)
    sent = connector.send(Outgoing(f"Yes {uuid.uuid4().hex}", "k", reply_to=id))
    item = connector.get(sent.id)
    assert (item.thread, item.parent) == (where, id)


@real
def test_posts_of_others_are_not_ours_but_what_is_said_below_comes_in(
    site: tuple[WordPressPeer, Connector],
) -> None:
    peer, connector = site
    theirs = admin(peer, "POST", "posts", title="Theirs", content="x", status="publish")["id"]
    id = peer.ask(f"And this? {uuid.uuid4().hex}", f"post:{theirs}")
    items, _ = everything(connector)
    assert f"post:{theirs}" not in [item.id for item in items]
    assert [item.thread for item in items if item.id == id] == [f"post:{theirs}"]


@real
def test_markup_in_an_answer_stays_text(site: tuple[WordPressPeer, Connector]) -> None:
    _, connector = site
    text = f"<b>bold</b> & <script>alert(1)</script> 5 < 6 {uuid.uuid4().hex}"
    sent = connector.send(Outgoing(text, "k", reply_to=post(connector)))
    assert connector.get(sent.id).text == text


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (409, "comment_duplicate", Unknown),
        (429, "comment_flood", Temporary),
        (403, "rest_comment_invalid_post_id", Missing),
        (403, "rest_comment_closed", Permanent),
        (404, "rest_no_route", Permanent),
    ],
)
def test_wordpress_own_names_for_refusals_are_understood(
    status: int, code: str, error: type[ConnectorError]
) -> None:
    with wire(lambda _, __: answer(status, {"code": code, "message": "It says no"})) as server:
        secrets = {"username": "u", "application_password": "p"}
        connector = WordPressConnector.open(base_url=server.url, credentials=secrets)
        with pytest.raises(ConnectorError) as raised:
            connector.send(Outgoing("Hello", "k", reply_to="comment:1", thread="post:1"))
        connector.close()
    assert raised.type is error
