"""The ``Connector`` for a wiki."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Self

from barza.connectors.base import Capability, Limits
from barza.connectors.errors import Missing
from barza.connectors.items import Author, Batch, Item, Metrics, Outgoing, Sent
from barza.connectors.unable import Unable

from .client import Client
from .cursor import Cursor
from .look import Look
from .reading import article, by, number
from .sending import Sending, as_sent
from .talk import below


class MediaWikiConnector(Unable):
    network: ClassVar[str] = "mediawiki"
    capabilities: ClassVar[frozenset[Capability]] = frozenset(
        {
            Capability.READ,
            Capability.REPLY_PUBLIC,
            Capability.PUBLISH,
            Capability.EDIT,
            Capability.DELETE,
            Capability.METRICS,
        }
    )
    credential_fields: ClassVar[tuple[str, ...]] = ("username", "bot_password")

    def __init__(self, base_url: str, username: str, password: str) -> None:
        self._client = Client(base_url, username, password)

    @classmethod
    def open(cls, *, base_url: str, credentials: Mapping[str, str]) -> Self:
        return cls(base_url, credentials["username"], credentials["bot_password"])

    def close(self) -> None:
        self._client.web.close()

    def limits(self) -> Limits:
        """In bytes, as MediaWiki counts a page; what stands on it already counts too."""
        return Limits(self._client.site.general.maxarticlesize)

    def length(self, text: str) -> int:
        return len(text.encode())

    def as_sent(self, outgoing: Outgoing) -> str:
        return as_sent(outgoing)

    def whoami(self) -> Author:
        me = self._client.site.userinfo
        space = self._client.site.namespaces["2"].name
        return Author(str(me.id), me.name, me.name, self._client.address(f"{space}:{me.name}"))

    def fetch(self, cursor: str = "", limit: int = 40) -> Batch:
        return Look(self._client, Cursor.load(cursor), limit).batch()

    def send(self, outgoing: Outgoing) -> Sent:
        return Sending(self._client).send(outgoing)

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        return Sending(self._client).find(outgoing, since)

    def get(self, id: str) -> Item:
        sending = Sending(self._client)
        page, revision = sending.pages.revision(number(id))
        if page.ns % 2 == 0:
            return article(sending.pages, page, revision)
        said, place, _ = sending.standing(id)
        return said.item([place], id, revision, by(revision))

    def edit(self, id: str, text: str) -> None:
        Sending(self._client).edit(id, text)

    def delete(self, id: str) -> None:
        Sending(self._client).delete(id)

    def metrics(self, id: str) -> Metrics:
        """Answers only: a wiki counts neither likes nor, by itself, readers."""
        sending = Sending(self._client)
        if sending.pages.revision(number(id))[0].ns % 2 == 0:
            raise Missing("An article's change has no answers")
        said, place, _ = sending.standing(id)
        return Metrics(replies=len(below(said.blocks, place)))
