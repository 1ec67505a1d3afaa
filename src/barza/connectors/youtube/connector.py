"""The ``Connector`` for a channel on YouTube."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Self

from barza.connectors.base import Capability, Limits, Pace, Use
from barza.connectors.errors import Missing, Permanent
from barza.connectors.items import Author, Batch, Item, Metrics, Moderation, Outgoing, Sent
from barza.connectors.unable import Unable

from .client import Client
from .cursor import Cursor
from .look import Look
from .pages import Pages
from .reading import addressed, named, place, us
from .sending import LONGEST, Sending, as_sent

_TO = {
    Moderation.HELD: "heldForReview",
    Moderation.APPROVED: "published",
    Moderation.HIDDEN: "rejected",
}


class YouTubeConnector(Unable):
    network: ClassVar[str] = "youtube"
    capabilities: ClassVar[frozenset[Capability]] = frozenset(
        {
            Capability.READ,
            Capability.REPLY_PUBLIC,
            Capability.EDIT,
            Capability.DELETE,
            Capability.MODERATE,
            Capability.METRICS,
        }
    )
    credential_fields: ClassVar[tuple[str, ...]] = ("client_id", "client_secret", "refresh_token")
    paces: ClassVar[Mapping[Use, Pace]] = {
        Use.READ: Pace(turns=30, seconds=3600),
        Use.WRITE: Pace(turns=90, seconds=86_400),
    }
    """Of 10,000 units a day: a look takes about 6 (720 a day), a text 50."""

    def __init__(self, client: Client) -> None:
        self._client, self._pages, self._sending = client, Pages(client), Sending(client)

    @classmethod
    def open(cls, *, base_url: str, credentials: Mapping[str, str]) -> Self:
        return cls(Client(base_url, *(credentials[name] for name in cls.credential_fields)))

    def close(self) -> None:
        self._client.web.close()

    def limits(self) -> Limits:
        return Limits(LONGEST)

    def length(self, text: str) -> int:
        return len(text)

    def as_sent(self, outgoing: Outgoing) -> str:
        return as_sent(outgoing)

    def whoami(self) -> Author:
        return us(self._client.me)

    def fetch(self, cursor: str = "", limit: int = 40) -> Batch:
        return Look(self._client, Cursor.load(cursor), limit).batch()

    def send(self, outgoing: Outgoing) -> Sent:
        return self._sending.send(outgoing)

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        return self._sending.find(outgoing, since)

    def get(self, id: str) -> Item:
        return self._pages.item(id)

    def edit(self, id: str, text: str) -> None:
        """Whom a reply names first stays named."""
        where, stands = place(id), self.get(id)
        if not where.comment:
            raise Permanent("Videos are changed by YouTube's own tools")
        to = named(stands.text) if where.is_reply else ""
        said = {"textOriginal": addressed(text, to) if to else text}
        body = {"id": where.comment, "snippet": said}
        self._client.call("PUT", "/comments", params={"part": "snippet"}, json=body)

    def delete(self, id: str) -> None:
        """Our own; what others wrote is moderated."""
        where = place(id)
        if not where.comment:
            raise Permanent("Videos are taken back by YouTube's own tools")
        self._client.call("DELETE", "/comments", params={"id": where.comment})

    def moderate(self, id: str, to: Moderation) -> None:
        where = place(id)
        if not where.comment or to not in _TO:
            raise Permanent("YouTube cannot do that: comments are held, published or rejected")
        asked = {"id": where.comment, "moderationStatus": _TO[to]}
        self._client.call("POST", "/comments/setModerationStatus", params=asked)

    def metrics(self, id: str) -> Metrics:
        where = place(id)
        if not where.comment:
            counts = self._pages.video(where.video).counts
            return Metrics(likes=counts.likes, replies=counts.comments, views=counts.views)
        found = self._pages.comments([where.comment])
        if not found:
            raise Missing(f"{id} is not on YouTube any more")
        return Metrics(likes=found[0].snippet.likes)
