"""The stream on our own town and on a server that others wrote: one connector, the same events."""

import threading
from collections.abc import Iterator

import pytest

from barza.connectors.base import Connector
from barza.connectors.items import Item, ItemKind, Outgoing

from .peers import MastodonPeer, Peer, connect

pytestmark = [
    pytest.mark.server,
    pytest.mark.requirement("P-04"),
    pytest.mark.parametrize("peer", ["town", "mock"], indirect=True),
]


class Listening:
    """Reads the stream in a thread of its own, as the worker does."""

    def __init__(self, connector: Connector) -> None:
        self.connector, self.heard = connector, list[Item]()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        for item in self.connector.stream():
            self.heard.append(item)

    def hears(self, id: str, kind: ItemKind, seconds: float) -> bool:
        waiting = threading.Event()
        for _ in range(int(seconds / 0.1)):
            if any((item.id, item.kind) == (id, kind) for item in list(self.heard)):
                return True
            waiting.wait(0.1)
        return False

    def end(self) -> None:
        self.connector.close()
        self._thread.join(10)
        assert not self._thread.is_alive()


@pytest.fixture
def listening(peer: Peer) -> Iterator[Listening]:
    listening = Listening(connect(peer))
    yield listening
    listening.end()


def _opened(peer: MastodonPeer, listening: Listening) -> str:
    """The stream is open at some time after it was asked for: we speak until it hears."""
    for n in range(50):
        id = peer.ask(f"Do you hear me? {n}", "")
        if listening.hears(id, ItemKind.MESSAGE, 0.5):
            return id
    raise AssertionError("the stream heard nothing")


def test_the_stream_names_messages_edits_and_deletions_as_looking_does(
    peer: Peer, listening: Listening
) -> None:
    assert isinstance(peer, MastodonPeer)
    said = _opened(peer, listening)
    looked = connect(peer)
    events = {item.event: item for item in _everything(looked)}
    heard = next(item for item in listening.heard if item.id == said)
    assert events[said].thread == heard.thread
    assert events[said].text == heard.text

    ours = looked.send(_answer(events[said]))
    reply = peer.reply(f"@{peer.institution} Thank you", ours.id)
    assert listening.hears(reply, ItemKind.MESSAGE, peer.patience)
    assert next(item.thread for item in listening.heard if item.id == reply) == said

    looked.delete(ours.id)
    assert listening.hears(ours.id, ItemKind.DELETED, peer.patience)
    looked.close()


def _answer(to: Item) -> Outgoing:
    return Outgoing("On Friday", f"stream {to.id}", reply_to=to.id, thread=to.thread, to=to.author)


def _everything(connector: Connector) -> list[Item]:
    items, cursor, more = list[Item](), "", True
    while more:
        batch = connector.fetch(cursor)
        items += batch.items
        cursor, more = batch.cursor, batch.more
    return items
