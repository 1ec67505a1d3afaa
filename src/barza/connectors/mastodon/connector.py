"""The ``Connector`` for every server that speaks Mastodon's client API."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import ClassVar, Self

from barza.connectors.base import Capability, Limits, Pace, Use
from barza.connectors.errors import Missing
from barza.connectors.items import Author, Batch, Item, ItemKind, Metrics, Outgoing, Sent
from barza.connectors.unable import Unable

from . import changing, reading
from .client import Client, checked
from .cursor import Cursor
from .look import Look
from .models import Account, Instance, Status
from .reading import Threads, author, concerns, item
from .sending import Sending, as_sent
from .stream import Stream
from .text import length as counted
from .webhook import verified


class MastodonConnector(Unable):
    network: ClassVar[str] = "mastodon"
    capabilities: ClassVar[frozenset[Capability]] = frozenset(Capability) - {Capability.MODERATE}
    credential_fields: ClassVar[tuple[str, ...]] = ("access_token", "webhook_secret")
    optional_credentials: ClassVar[frozenset[str]] = frozenset({"webhook_secret"})
    paces: ClassVar[Mapping[Use, Pace]] = {Use.READ: Pace(60, 300), Use.WRITE: Pace(60, 300)}
    """Of 300 calls in five minutes: a quiet look needs two, a busy one fifteen."""

    def __init__(self, base_url: str, token: str, secret: str) -> None:
        self._client, self._secret = Client(base_url, token), secret
        self._streams: list[Stream] = []
        self._link = 23

    @classmethod
    def open(cls, *, base_url: str, credentials: Mapping[str, str]) -> Self:
        return cls(base_url, credentials["access_token"], credentials.get("webhook_secret", ""))

    def close(self) -> None:
        for stream in self._streams:
            stream.close()
        self._client.session.close()

    def limits(self) -> Limits:
        given = self._instance.configuration
        return Limits(
            text=given.statuses.max_characters,
            media=given.statuses.max_media_attachments,
            media_bytes=given.media_attachments.image_size_limit,
            media_types=frozenset(given.media_attachments.supported_mime_types),
            alt_text=given.media_attachments.description_limit,
        )

    def length(self, text: str) -> int:
        """Asks nobody: a link counts 23, or what ``limits`` has learned."""
        return counted(text, self._link)

    def as_sent(self, outgoing: Outgoing) -> str:
        return as_sent(outgoing, self._client.base_url)

    def whoami(self) -> Author:
        return author(self._me)

    def fetch(self, cursor: str = "", limit: int = 40) -> Batch:
        return Look(self._client, self._me, Cursor.load(cursor), limit).batch()

    def stream(self) -> Iterator[Item]:
        stream = Stream(self._client, self._me, self._instance.streaming)
        self._streams.append(stream)
        return stream.items()

    def read(self, body: bytes, headers: Mapping[str, str], now: datetime) -> list[Item]:
        delivery = verified(body, headers, self._secret, now)
        if delivery.event not in ("status.created", "status.updated"):
            return []
        status = checked(Status, delivery.object)
        me: Account | None = self.__dict__.get("_me")  # known once somebody has asked
        if status.reblog or (me and not concerns(status, me)):
            return []
        edited = delivery.event == "status.updated"
        begins = me is not None and status.in_reply_to_id is None
        return [item(status, status.id if begins else "", me, edited=edited)]

    def complete(self, item: Item) -> Item | None:
        status = checked(Status, item.raw)
        if not concerns(status, self._me):
            return None
        root = Threads(self._client).root(status)
        return reading.item(status, root, self._me, edited=item.kind is ItemKind.EDITED)

    def send(self, outgoing: Outgoing) -> Sent:
        return self._sending.send(outgoing)

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        return self._sending.find(outgoing, since)

    def get(self, id: str) -> Item:
        status = changing.get(self._client, id)
        return item(status, Threads(self._client).root(status), self._me)

    def edit(self, id: str, text: str) -> None:
        changing.edit(self._client, id, text)

    def delete(self, id: str) -> None:
        changing.delete(self._client, id)

    def like(self, id: str, on: bool = True) -> None:
        changing.like(self._client, id, on)

    def repost(self, id: str, on: bool = True) -> None:
        changing.repost(self._client, id, on)

    def metrics(self, id: str) -> Metrics:
        found = changing.get(self._client, id)
        return Metrics(found.favourites_count, found.reblogs_count, found.replies_count)

    @cached_property
    def _me(self) -> Account:
        return self._client.whoami()

    @cached_property
    def _instance(self) -> Instance:
        try:
            found = self._client.one(Instance, lambda library: library.instance_v2())
        except Missing:
            found = self._client.one(Instance, lambda library: library.instance_v1())
        self._link = found.configuration.statuses.characters_reserved_per_url
        return found

    @property
    def _sending(self) -> Sending:
        return Sending(self._client, lambda: self._me, self.limits(), self._link)
