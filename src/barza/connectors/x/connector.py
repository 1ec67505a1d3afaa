"""The ``Connector`` for an account on X."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar, Self

from barza.connectors.asking import checked
from barza.connectors.base import Capability, Limits, Pace, Price, Use
from barza.connectors.errors import Permanent
from barza.connectors.items import Author, Batch, Item, Metrics, Moderation, Outgoing, Sent
from barza.connectors.unable import Unable

from .client import CREDENTIALS, Client
from .cursor import Cursor
from .look import Look
from .models import Event, Includes, Post
from .reading import EVENT, POST, PRIVATE, Reader, number
from .sending import Sending
from .text import LONGEST, length

_PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
_LIMITS = Limits(LONGEST, 4, 5 * 1024 * 1024, _PICTURES, 1000)
"""docs.x.com/x-api/media/quickstart/best-practices."""
_PRICING = "https://docs.x.com/x-api/getting-started/pricing"


class XConnector(Unable):
    network: ClassVar[str] = "x"
    capabilities: ClassVar[frozenset[Capability]] = frozenset(Capability) - {
        Capability.STREAM,
        Capability.WEBHOOK,
    }
    credential_fields: ClassVar[tuple[str, ...]] = CREDENTIALS
    paces: ClassVar[Mapping[Use, Pace]] = {Use.READ: Pace(12, 900), Use.WRITE: Pace(100, 900)}
    """docs.x.com/x-api/fundamentals/rate-limits: private messages may be read 15 times, posts
    made 100 times in 15 minutes. Private messages are sent 15 times: X tells when to go on."""
    prices: ClassVar[tuple[Price, ...]] = (
        Price(Use.READ, Decimal("0.005"), date(2026, 2, 6), True, _PRICING),
        Price(Use.WRITE, Decimal("0.010"), date(2026, 2, 6), False, _PRICING),
        Price(Use.WRITE, Decimal("0.015"), date(2026, 4, 20), False, _PRICING),
    )
    """The folder's words say what costs more, or less."""

    def __init__(self, base_url: str, credentials: Mapping[str, str]) -> None:
        self._client = Client(base_url, credentials)

    @classmethod
    def open(cls, *, base_url: str, credentials: Mapping[str, str]) -> Self:
        return cls(base_url, credentials)

    def close(self) -> None:
        self._client.web.close()

    def limits(self) -> Limits:
        return _LIMITS

    def length(self, text: str) -> int:
        return length(text)

    def as_sent(self, outgoing: Outgoing) -> str:
        """X itself names whom an answer goes to, and does not count it."""
        return outgoing.text

    def whoami(self) -> Author:
        me = self._client.me
        return Author(me.id, me.username, me.name, f"https://x.com/{me.username}")

    def fetch(self, cursor: str = "", limit: int = 40) -> Batch:
        return Look(self._client, Cursor.load(cursor), limit).batch()

    def send(self, outgoing: Outgoing) -> Sent:
        return Sending(self._client, _LIMITS).send(outgoing)

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        return Sending(self._client, _LIMITS).find(outgoing, since)

    def get(self, id: str) -> Item:
        if id.startswith(PRIVATE):
            path = f"/2/dm_events/{number(id.removeprefix(PRIVATE))}"
            found = self._client.one(path, **EVENT)
            return self._reader.event(checked(Event, found.data), found.includes)
        post, includes = self._latest(id)
        return self._reader.post(post, includes)

    def edit(self, id: str, text: str) -> None:
        """The new version takes the place of the one before it; done twice it says the same."""
        post, _ = self._latest(id)
        body = {"text": text, "edit_options": {"previous_post_id": post.id}}
        self._client.call("POST", "/2/tweets", json=body)

    def delete(self, id: str) -> None:
        """With all its versions."""
        if id.startswith(PRIVATE):
            raise Permanent("x cannot take back a private message with OAuth 1.0a")
        self._client.call("DELETE", f"/2/tweets/{number(id)}")

    def moderate(self, id: str, to: Moderation) -> None:
        if to not in (Moderation.HIDDEN, Moderation.APPROVED):
            raise Permanent("X cannot hold or mark a reply: it is hidden, or shown")
        body = {"hidden": to is Moderation.HIDDEN}
        self._client.call("PUT", f"/2/tweets/{number(id)}/hidden", json=body)

    def like(self, id: str, on: bool = True) -> None:
        self._mark("likes", id, on)

    def repost(self, id: str, on: bool = True) -> None:
        self._mark("retweets", id, on)

    def metrics(self, id: str) -> Metrics:
        counts = self._latest(id)[0].counts
        return Metrics(
            counts.like_count, counts.repost_count, counts.reply_count, counts.impression_count
        )

    def _mark(self, how: str, id: str, on: bool) -> None:
        path = f"/2/users/{self._client.me.id}/{how}"
        if on:
            self._client.call("POST", path, json={"tweet_id": number(id)})
        else:
            self._client.call("DELETE", f"{path}/{number(id)}")

    def _latest(self, id: str) -> tuple[Post, Includes]:
        """A post may be asked for by the number of an earlier version."""
        found = self._client.one(f"/2/tweets/{number(id)}", **POST)
        post = checked(Post, found.data)
        if post.latest != post.id:
            found = self._client.one(f"/2/tweets/{post.latest}", **POST)
            post = checked(Post, found.data)
        return post, found.includes

    @property
    def _reader(self) -> Reader:
        return Reader(self._client.me)
