"""Citizens of a network to which the desk is connected."""

import secrets
import string
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from barza.connectors.items import Outgoing
from barza.town.testing import TownHandle
from tests.networks.peers import Peer, connect
from tests.networks.starting import started, townspeople

from .desk import Desk

POLLING = 60.0
"""Seconds after which the desk has looked at every account."""


@dataclass(frozen=True)
class Citizens:
    """``post`` is one of the institution's, below which readers of a blog write."""

    peer: Peer
    post: str = ""

    def ask(self, text: str) -> str:
        """Returns the network's id of what was written."""
        return self.peer.ask(text, self.post)

    def reply(self, text: str, below: str) -> str:
        return self.peer.reply(text, below)

    @property
    def patience_ms(self) -> float:
        """Within which what was written stands on an open page of the desk."""
        return (self.peer.patience + POLLING) * 1000

    def see(self, text: str) -> bool:
        """Whether it reaches them in time."""
        until = time.monotonic() + self.peer.patience
        while not (seen := self.peer.sees(text)) and time.monotonic() < until:
            time.sleep(0.3)
        return seen


@contextmanager
def connected(name: str, desk: Desk, town: TownHandle, folder: Path) -> Iterator[Citizens]:
    """The town, to which the sample is connected; else a real server, connected now."""
    if name == "town":
        with townspeople(town) as people:
            yield Citizens(people)
        return
    with started(name, folder) as peer:
        post = _publish(peer)
        desk.office(
            "connect",
            network=peer.network,
            base_url=peer.base_url,
            handle="@citycouncil",
            credentials=dict(peer.credentials),
        )
        yield Citizens(peer, post)


def _publish(peer: Peer) -> str:
    connector = connect(peer)
    title = "Road works" if peer.network == "wordpress" else ""
    try:
        return connector.send(Outgoing("Main Street", uuid.uuid4().hex, title=title)).id
    finally:
        connector.close()


def word() -> str:
    """A word that nobody has written before, of letters only: numbers are looked at."""
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(10))
