"""The ``Connector`` for a Facebook Page."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Self

from barza.connectors.base import Capability, Limits, Pace, Use
from barza.connectors.errors import Expired, Missing, Permanent
from barza.connectors.items import (
    Author,
    Batch,
    Item,
    ItemKind,
    Metrics,
    Moderation,
    Outgoing,
    Sent,
)
from barza.connectors.meta.graph import Graph
from barza.connectors.meta.signed import verified
from barza.connectors.unable import Unable

from . import webhook
from .cursor import Cursor
from .look import REVIEWS, Look, as_edit
from .models import (
    COMMENT,
    MESSAGE,
    POST,
    REVIEW,
    Comment,
    Counts,
    Described,
    Message,
    Person,
    Post,
    Review,
)
from .reading import Reading, author, split
from .sending import LONGEST, PICTURES, Sending

TYPES = frozenset({"image/jpeg", "image/png", "image/gif"})
_COUNTED = "likes.limit(0).summary(total_count),comments.limit(0).summary(total_count)"


class FacebookConnector(Unable):
    network: ClassVar[str] = "facebook"
    capabilities: ClassVar[frozenset[Capability]] = frozenset(
        {
            Capability.READ,
            Capability.WEBHOOK,
            Capability.REPLY_PUBLIC,
            Capability.REPLY_PRIVATE,
            Capability.PUBLISH,
            Capability.EDIT,
            Capability.DELETE,
            Capability.MODERATE,
            Capability.LIKE,
            Capability.METRICS,
        }
    )
    credential_fields: ClassVar[tuple[str, ...]] = ("page_id", "access_token", "app_secret")
    paces: ClassVar[Mapping[Use, Pace]] = {Use.READ: Pace(50, 3600), Use.WRITE: Pace(60, 3600)}
    """Of the 4800 calls a day that a Page with one engaged person has (docs/graph-api/overview/
    rate-limiting): 200 an hour, and a look makes four. Private answers may be 750 an hour."""

    def __init__(self, base_url: str, page: str, token: str, secret: str) -> None:
        self._graph, self._secret = Graph(base_url, token, secret), secret
        self._page = page

    @classmethod
    def open(cls, *, base_url: str, credentials: Mapping[str, str]) -> Self:
        token, secret = credentials["access_token"], credentials["app_secret"]
        return cls(base_url, credentials["page_id"], token, secret)

    def close(self) -> None:
        self._graph.web.close()

    def limits(self) -> Limits:
        """A comment's, for a post may have more and a message has less: ``send`` says so."""
        return Limits(LONGEST, PICTURES, 4 * 1024 * 1024, TYPES, 1000)

    def length(self, text: str) -> int:
        return len(text)

    def as_sent(self, outgoing: Outgoing) -> str:
        """The place says whom it answers: nothing is added."""
        return outgoing.text

    def whoami(self) -> Author:
        page = self._graph.one(Person, f"/{self._reading.page}", "id,name,username,link")
        return author(page, page.id)

    def fetch(self, cursor: str = "", limit: int = 40) -> Batch:
        return Look(self._graph, self._reading, Cursor.load(cursor), limit).batch()

    def read(self, body: bytes, headers: Mapping[str, str], now: datetime) -> list[Item]:
        entries = verified(body, headers, self._secret, "page", now)
        return [item for entry in entries for item in webhook.items(entry, self._page)]

    def complete(self, item: Item) -> Item | None:
        """None for what is gone before we could ask: its deletion is told as well."""
        if item.whole:
            return item
        try:
            stands = self.get(item.id)
        except Missing:
            return None
        return as_edit(stands) if item.kind is ItemKind.EDITED else stands

    def send(self, outgoing: Outgoing) -> Sent:
        return self._sending.send(outgoing)

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        return self._sending.find(outgoing, since)

    def get(self, id: str) -> Item:
        kind, name = split(id)
        if kind == "comment":
            return self._reading.comment(self._graph.one(Comment, f"/{name}", COMMENT))
        if kind == "message":
            return self._reading.message(self._graph.one(Message, f"/{name}", MESSAGE))
        if kind == "review":
            return self._reading.review(self._review(name))
        post = self._graph.one(Post, f"/{name}", POST)
        return self._reading.post(post, alts=self._alts(post))

    def edit(self, id: str, text: str) -> None:
        kind, name = split(id)
        if kind not in ("post", "comment"):
            raise Permanent("Facebook changes posts and comments only")
        self._graph.call("POST", f"/{name}", data={"message": text})

    def delete(self, id: str) -> None:
        kind, name = split(id)
        if kind not in ("post", "comment"):
            raise Permanent("Facebook takes back posts and comments only")
        self._graph.call("DELETE", f"/{name}")

    def moderate(self, id: str, to: Moderation) -> None:
        kind, name = split(id)
        if kind != "comment" or to not in (Moderation.HIDDEN, Moderation.APPROVED):
            raise Permanent("Facebook moderates comments: hidden, or shown")
        hidden = "true" if to is Moderation.HIDDEN else "false"
        self._graph.call("POST", f"/{name}", data={"is_hidden": hidden})

    def like(self, id: str, on: bool = True) -> None:
        kind, name = split(id)
        if kind not in ("post", "comment"):
            raise Permanent("Facebook likes posts and comments only")
        self._graph.call("POST" if on else "DELETE", f"/{name}/likes")

    def metrics(self, id: str) -> Metrics:
        kind, name = split(id)
        if kind not in ("post", "comment"):
            raise Permanent("Facebook counts below posts and comments only")
        counted = self._graph.one(Counts, f"/{name}", _COUNTED)
        likes, replies = counted.likes.summary, counted.comments.summary
        return Metrics(likes=likes.total_count, replies=replies.total_count)

    def _review(self, story: str) -> Review:
        """There is no call for one: it is among the newest, or not to be had."""
        asked = {"fields": REVIEW, "limit": REVIEWS}
        for review in self._graph.many(Review, f"/{self._reading.page}/ratings", asked):
            if review.open_graph_story.id == story:
                return review
        raise Missing(f"No review {story} among the newest")

    def _alts(self, post: Post) -> tuple[str, ...]:
        """Of our own pictures: a post doesn't tell them."""
        if post.sender is None or post.sender.id != self._page:
            return ()
        shown = [one.target.id if one.target else "" for one in post.attachments.each if one.media]
        return tuple(
            self._graph.one(Described, f"/{id}", "alt_text_custom").alt_text_custom if id else ""
            for id in shown
        )

    @property
    def _reading(self) -> Reading:
        if not (self._page.isascii() and self._page.isdigit()):
            raise Expired("page_id isn't the number of a Page")
        return Reading(self._page)

    @property
    def _sending(self) -> Sending:
        return Sending(self._graph, self._reading, TYPES)
