"""The ``Connector`` for a forum."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

from barza.connectors.base import Capability, Limits
from barza.connectors.errors import Permanent
from barza.connectors.items import Author, Batch, Item, Metrics, Moderation, Outgoing, Sent
from barza.connectors.unable import Unable

from .client import Client
from .cursor import Cursor
from .look import Look
from .models import Post
from .pages import Pages
from .reading import Page, Place, place
from .sending import LONGEST, Sending, as_sent
from .text import addressed, escaped, named, plain

_TYPES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})


class MisagoConnector(Unable):
    network: ClassVar[str] = "misago"
    capabilities: ClassVar[frozenset[Capability]] = frozenset(
        {
            Capability.READ,
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
    credential_fields: ClassVar[tuple[str, ...]] = ("username", "password")

    def __init__(self, base_url: str, username: str, password: str) -> None:
        self._client = Client(base_url, username, password)

    @classmethod
    def open(cls, *, base_url: str, credentials: Mapping[str, str]) -> Self:
        return cls(base_url, credentials["username"], credentials["password"])

    def close(self) -> None:
        self._client.web.close()

    def limits(self) -> Limits:
        """As Misago comes; a forum tells its own only in a refusal."""
        return Limits(LONGEST, 16, 500 * 1024, _TYPES, 1000)

    def length(self, text: str) -> int:
        return len(text)

    def as_sent(self, outgoing: Outgoing) -> str:
        return as_sent(outgoing)

    def whoami(self) -> Author:
        me = self._client.me
        url = f"{self._client.base_url}{me.url}" if me.url else ""
        return Author(str(me.id), me.username, me.username, url)

    def fetch(self, cursor: str = "", limit: int = 40) -> Batch:
        return Look(self._client, Cursor.load(cursor), limit).batch()

    def send(self, outgoing: Outgoing) -> Sent:
        return Sending(self._client, _TYPES).send(outgoing)

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        return Sending(self._client, _TYPES).find(outgoing, since)

    def get(self, id: str) -> Item:
        page, post = self._found(id)
        return page.item(post)

    def edit(self, id: str, text: str) -> None:
        """Whom the post names first stays named."""
        _, post = self._found(id)
        where = place(id)
        name = named(plain(post.content or "", self._client.base_url)) if where.post else ""
        words = addressed(text, name) if name else text
        self._client.call("PUT", f"{where.path}posts/{post.id}/", json={"post": escaped(words)})

    def delete(self, id: str) -> None:
        where = place(id)
        path = f"posts/{where.post}/" if where.post else ""
        self._client.call("DELETE", f"{where.path}{path}")

    def moderate(self, id: str, to: Moderation) -> None:
        if to not in (Moderation.HIDDEN, Moderation.APPROVED):
            raise Permanent("Misago cannot hold or mark what stands: it is hidden, or approved")
        page, post = self._found(id)
        where, now = place(id), page.moderation(post)
        if to is now:
            return
        if now is Moderation.HELD and to is Moderation.APPROVED:
            self._patch(where, post, "is-unapproved", False)
        else:
            self._patch(where, post, "is-hidden", to is Moderation.HIDDEN)

    def like(self, id: str, on: bool = True) -> None:
        _, post = self._found(id)
        where = place(id)
        self._patch(Place(where.tree, where.thread, post.id), post, "is-liked", on)

    def metrics(self, id: str) -> Metrics:
        """Answers are counted for a thread only."""
        page, post = self._found(id)
        replies = page.whole.replies if not place(id).post else None
        return Metrics(likes=post.likes, replies=replies)

    def _found(self, id: str) -> tuple[Page, Post]:
        return Pages(self._client).having(place(id))

    def _patch(self, where: Place, post: Post, path: str, value: Any) -> None:
        """A thread's first post is hidden and approved with its thread."""
        target = f"{where.path}posts/{post.id}/" if where.post else where.path
        operation = {"op": "replace", "path": path, "value": value}
        self._client.call("PATCH", target, json=[operation])
