"""What is particular to forums, on a real one and on paper."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from barza.connectors.errors import Permanent, Temporary
from barza.connectors.items import Author, Item, ItemKind, Moderation, Outgoing, Visibility
from barza.connectors.misago.connector import MisagoConnector
from barza.connectors.misago.cursor import THREADS, WATCHED, Cursor
from barza.connectors.misago.text import addressed, escaped, named, plain

from .peers import Peer, connect
from .peers_forum import MisagoPeer
from .wire import Reaction, answer, wire

Forum = tuple[MisagoPeer, MisagoConnector]


def real(test: Any) -> Any:
    for mark in (
        pytest.mark.server,
        pytest.mark.heavy,
        pytest.mark.xdist_group("misago"),
        pytest.mark.parametrize("peer", ["misago"], indirect=True),
    ):
        test = mark(test)
    return test


@pytest.fixture
def forum(peer: Peer) -> Iterator[Forum]:
    assert isinstance(peer, MisagoPeer)
    connector = connect(peer)
    assert isinstance(connector, MisagoConnector)
    yield peer, connector
    connector.close()


def new(connector: MisagoConnector, cursor: str = "") -> tuple[list[Item], str]:
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
@pytest.mark.parametrize(
    "text",
    [
        "*stars* _lines_ [b]bold[/b] `code` <b>x</b> a | b \\ c",
        "# no heading\n- no list\n1. no number\n> no quote",
        "المبنى مفتوح يوم الجمعة، انظر https://example.org/a_b?c=1&d=2",
        "One paragraph\n\nand another\nwith a line",
    ],
)
def test_markup_in_a_text_stays_text(forum: Forum, text: str) -> None:
    _, connector = forum
    sent = connector.send(Outgoing(text, "k", title=f"Mark-up {word()}"))
    assert connector.get(sent.id).text == text


@real
def test_a_hiding_by_others_comes_as_an_edit_once(forum: Forum) -> None:
    peer, connector = forum
    thread = connector.send(Outgoing(f"News {word()}", "k"))
    id = peer.reply(f"Buy now {word()}", thread.id)
    _, cursor = new(connector)
    other = connect(peer)
    other.moderate(id, Moderation.HIDDEN)
    other.close()
    items, cursor = new(connector, cursor)
    assert [(i.id, i.kind, i.moderation) for i in items] == [
        (id, ItemKind.EDITED, Moderation.HIDDEN)
    ]
    assert new(connector, cursor)[0] == []


@real
def test_a_thread_taken_away_is_a_deletion_of_all_that_stood_in_it(forum: Forum) -> None:
    peer, connector = forum
    thread = connector.send(Outgoing(f"News {word()}", "k"))
    id = peer.reply(f"A question {word()}", thread.id)
    _, cursor = new(connector)
    connector.delete(thread.id)
    items, cursor = new(connector, cursor)
    assert {(i.id, i.kind) for i in items} == {
        (thread.id, ItemKind.DELETED),
        (id, ItemKind.DELETED),
    }
    assert new(connector, cursor)[0] == []


@real
def test_a_thread_of_many_pages_is_read_to_its_end_and_further(forum: Forum) -> None:
    peer, connector = forum
    thread = connector.send(Outgoing(f"A long one {word()}", "k"))
    ids = [peer.reply(f"Post {number}", thread.id) for number in range(40)]
    items, cursor = new(connector)
    assert [i.id for i in items if i.id in ids] == ids
    last = peer.reply("One more", thread.id)
    assert [i.id for i in new(connector, cursor)[0]] == [last]
    assert connector.get(ids[20]).text == "Post 20"


@real
def test_a_private_answer_to_a_public_question_is_a_thread_of_its_own(forum: Forum) -> None:
    peer, connector = forum
    id = peer.ask(f"My bill? {word()}", "")
    asked = connector.get(id)
    words = f"Only for you {word()}"
    sent = connector.send(
        Outgoing(words, "k", reply_to=id, to=asked.author, visibility=Visibility.PRIVATE)
    )
    assert connector.get(sent.id).visibility is Visibility.PRIVATE
    assert peer.sees(words)
    with pytest.raises(Permanent, match="somebody"):
        connector.send(Outgoing(words, "k", visibility=Visibility.PRIVATE))


@real
def test_a_session_that_the_forum_has_forgotten_is_opened_anew(forum: Forum) -> None:
    _, connector = forum
    connector.send(Outgoing(f"Before {word()}", "k"))
    connector._client.web.http.cookies.clear()
    assert connector.get(connector.send(Outgoing(f"After {word()}", "k")).id).own


def test_whom_an_answer_names_is_named_once() -> None:
    assert addressed("Yes", "Mona") == "@Mona Yes"
    assert addressed("@mona, yes", "Mona") == "@mona, yes"
    assert named("@Mona: yes") == "Mona"
    assert named("yes @Mona") == ""


def test_an_address_within_the_forum_is_whole_outside_of_it() -> None:
    html = '<p><a href="/u/mona/2/">@mona</a> see <a href="/t/x/1/">this</a></p>'
    assert plain(html, "https://f.example") == "@mona see this https://f.example/t/x/1/"


def test_a_link_is_not_escaped() -> None:
    assert escaped("a_b https://x.example/a_b*c") == "a\\_b https://x.example/a_b*c"


def test_a_forum_that_wants_a_pause_may_be_asked_again() -> None:
    slowly = {"detail": "You can't post message so quickly after previous one."}

    def react(method: str, path: str) -> Reaction:
        if method == "POST" and path.startswith("/api/threads/"):
            return answer(403, slowly)
        return answer(200, {"id": 1, "username": "city"})

    with wire(react) as server:
        secrets = {"username": "city", "password": "p"}
        connector = MisagoConnector.open(base_url=server.url, credentials=secrets)
        with pytest.raises(Temporary) as raised:
            connector.send(Outgoing("Hello", "k", reply_to="thread:1", to=Author("2", "mona")))
        connector.close()
    assert raised.value.retry_after == 3


def test_a_cursor_stays_small_and_forgets_nothing_that_was_read() -> None:
    cursor = Cursor()
    for number in range(2 * THREADS):
        cursor.move(f"thread:{number}", number, 1)
        cursor.watch(f"thread:{number}", "digest")
    cursor = Cursor.load(cursor.dump())
    assert (len(cursor.threads), len(cursor.standing)) == (THREADS, WATCHED)
    assert cursor.known("thread:7").post >= 7
    assert len(cursor.dump()) < 40_000
