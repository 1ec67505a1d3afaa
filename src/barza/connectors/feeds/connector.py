"""The ``Connector`` for a feed: it reads, and does nothing else."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import ClassVar, Self

from barza.connectors.base import Capability, Limits
from barza.connectors.errors import Missing
from barza.connectors.items import Author, Batch, Item, Outgoing, Sent
from barza.connectors.unable import Unable

from .client import Client
from .cursor import Cursor
from .look import Look
from .reading import Feed, item, parsed, source

MOST = 100
"""Items of one look, however many are asked for."""


class FeedsConnector(Unable):
    network: ClassVar[str] = "feeds"
    capabilities: ClassVar[frozenset[Capability]] = frozenset({Capability.READ})
    credential_fields: ClassVar[tuple[str, ...]] = ("private_addresses",)
    optional_credentials: ClassVar[frozenset[str]] = frozenset({"private_addresses"})

    def __init__(self, url: str, *, private_too: bool) -> None:
        self._client = Client(url, private_too=private_too)

    @classmethod
    def open(cls, *, base_url: str, credentials: Mapping[str, str]) -> Self:
        return cls(base_url, private_too=credentials.get("private_addresses") == "allowed")

    def close(self) -> None:
        self._client.http.close()

    def limits(self) -> Limits:
        return Limits(text=0)

    def length(self, text: str) -> int:
        return len(text)

    def as_sent(self, outgoing: Outgoing) -> str:
        return outgoing.text

    def whoami(self) -> Author:
        """The feed itself."""
        return source(self._whole().about, self._client.url)

    def fetch(self, cursor: str = "", limit: int = 40) -> Batch:
        place = Cursor.load(cursor)
        return Look(self._client, place, min(limit, MOST)).batch(datetime.now(UTC))

    def send(self, outgoing: Outgoing) -> Sent:  # noqa: ARG002
        self._cannot("publish: a feed is read")

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:  # noqa: ARG002
        self._cannot("have anything of ours: a feed is read")

    def get(self, id: str) -> Item:
        """As it stands in the feed; what fell off is ``Missing``."""
        feed = self._whole()
        for entry in feed.entries:
            if entry.name == id:
                by = source(feed.about, self._client.url)
                return item(entry, by, datetime.now(UTC), edited=False)
        raise Missing("The feed has no such entry, or not any more")

    def _whole(self) -> Feed:
        fetched = self._client.fetch({})
        return parsed(fetched.content or b"", fetched.url, fetched.headers)
