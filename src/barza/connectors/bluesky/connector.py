"""The ``Connector`` for Bluesky and every network of the AT protocol."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Self

from barza.connectors.base import Capability, Limits
from barza.connectors.items import Author, Batch, Item, Metrics, Outgoing, Sent
from barza.connectors.unable import Unable

from . import changing, reading, sending
from .client import Client
from .cursor import Cursor
from .ids import POSTS, name
from .look import Look, stored
from .models import Actor
from .text import length as counted

MOST = 100
"""Items of one look, however many are asked for."""


class BlueskyConnector(Unable):
    network: ClassVar[str] = "bluesky"
    capabilities: ClassVar[frozenset[Capability]] = frozenset(
        {
            Capability.READ,
            Capability.REPLY_PUBLIC,
            Capability.PUBLISH,
            Capability.DELETE,
            Capability.LIKE,
            Capability.REPOST,
            Capability.METRICS,
        }
    )
    credential_fields: ClassVar[tuple[str, ...]] = ("identifier", "app_password")

    def __init__(self, base_url: str, identifier: str, password: str) -> None:
        self._client = Client(base_url, identifier, password)
        self._sending = sending.Sending(self._client)

    @classmethod
    def open(cls, *, base_url: str, credentials: Mapping[str, str]) -> Self:
        return cls(base_url, credentials["identifier"], credentials["app_password"])

    def close(self) -> None:
        self._client.http.close()

    def limits(self) -> Limits:
        return sending.LIMITS

    def length(self, text: str) -> int:
        return counted(text)

    def as_sent(self, outgoing: Outgoing) -> str:
        return sending.as_sent(outgoing)

    def whoami(self) -> Author:
        asked = {"actor": self._client.session.did}
        return reading.author(self._client.get(Actor, "app.bsky.actor.getProfile", **asked))

    def fetch(self, cursor: str = "", limit: int = 40) -> Batch:
        return Look(self._client, Cursor.load(cursor), min(limit, MOST)).batch()

    def send(self, outgoing: Outgoing) -> Sent:
        return self._sending.send(outgoing)

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:  # noqa: ARG002 -- by name
        return self._sending.find(outgoing)

    def get(self, id: str) -> Item:
        """Our own out of our own repository, at once; others' as the app view shows them."""
        me = self._client.session
        found = name(id)
        if found.did == me.did and found.collection == POSTS:
            return reading.own_item(stored(self._client, id), me, self._client.base_url)
        return reading.item(changing.shown(self._client, id), me)

    def delete(self, id: str) -> None:
        changing.delete(self._client, id)

    def like(self, id: str, on: bool = True) -> None:
        changing.mark(self._client, changing.LIKE, id, on)

    def repost(self, id: str, on: bool = True) -> None:
        changing.mark(self._client, changing.REPOST, id, on)

    def metrics(self, id: str) -> Metrics:
        found = changing.shown(self._client, id)
        return Metrics(found.likes, found.reposts, found.replies)
