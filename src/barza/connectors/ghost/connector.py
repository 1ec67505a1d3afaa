"""The ``Connector`` for a Ghost site."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

from barza.connectors.asking import checked
from barza.connectors.base import Capability, Limits
from barza.connectors.errors import Missing, Permanent
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
from barza.connectors.unable import Unable

from .client import Client
from .cursor import Cursor
from .look import Look
from .models import Member, Post
from .reading import author, comment_item, gone, html_of, post_item, split
from .sending import LONGEST, Sending, comment
from .webhook import verified

_TYPES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
_TO = {Moderation.HIDDEN: "hidden", Moderation.APPROVED: "published"}
_PUBLISHED = {"post.published": False, "post.published.edited": True}


class GhostConnector(Unable):
    network: ClassVar[str] = "ghost"
    capabilities: ClassVar[frozenset[Capability]] = frozenset(
        {
            Capability.READ,
            Capability.WEBHOOK,
            Capability.REPLY_PUBLIC,
            Capability.PUBLISH,
            Capability.EDIT,
            Capability.DELETE,
            Capability.MODERATE,
            Capability.METRICS,
        }
    )
    credential_fields: ClassVar[tuple[str, ...]] = ("admin_api_key", "member_id", "webhook_secret")
    optional_credentials: ClassVar[frozenset[str]] = frozenset({"webhook_secret"})

    def __init__(self, base_url: str, key: str, member: str, secret: str) -> None:
        self._client, self._secret = Client(base_url, key, member), secret

    @classmethod
    def open(cls, *, base_url: str, credentials: Mapping[str, str]) -> Self:
        secret = credentials.get("webhook_secret", "")
        return cls(base_url, credentials["admin_api_key"], credentials["member_id"], secret)

    def close(self) -> None:
        self._client.web.close()

    def limits(self) -> Limits:
        """Ghost's own is the size of a request; a text that long is no text."""
        return Limits(LONGEST, 20, 5 * 1024 * 1024, _TYPES, 1000)

    def length(self, text: str) -> int:
        return len(text)

    def as_sent(self, outgoing: Outgoing) -> str:
        """The place says whom it answers: nothing is added."""
        return outgoing.text

    def whoami(self) -> Author:
        return author(self._client.me)

    def fetch(self, cursor: str = "", limit: int = 40) -> Batch:
        return Look(self._client, Cursor.load(cursor), limit).batch()

    def read(self, body: bytes, headers: Mapping[str, str], now: datetime) -> list[Item]:
        """Posts only; each item is whole but for its author, which is ours."""
        told = verified(body, headers, self._secret, now)
        if told.event in ("post.deleted", "post.unpublished"):
            stood = {**told.post.previous, **told.post.current}
            return [gone(f"post:{stood['id']}")] if isinstance(stood.get("id"), str) else []
        if told.event not in _PUBLISHED:
            return []
        post = checked(Post, told.post.current)
        me = Member(id=self._client.member)
        return [post_item(post, me, edited=_PUBLISHED[told.event])]

    def complete(self, item: Item) -> Item | None:
        """A webhook's post as it stands, with the name of who speaks for us."""
        if item.kind is ItemKind.DELETED:
            return item
        post = self._post(split(item.id)[1])
        return post_item(post, self._client.me, edited=item.kind is ItemKind.EDITED)

    def send(self, outgoing: Outgoing) -> Sent:
        return Sending(self._client, _TYPES).send(outgoing)

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        return Sending(self._client, _TYPES).find(outgoing, since)

    def get(self, id: str) -> Item:
        kind, number = split(id)
        if kind == "posts":
            return post_item(self._post(number), self._client.me)
        found = comment(self._client, number)
        if found.status == "deleted":
            raise Missing(f"{id} is deleted")
        return comment_item(found, self._client.me)

    def edit(self, id: str, text: str) -> None:
        """On top of the post as it stands now: what somebody changes meanwhile is not lost."""
        kind, number = split(id)
        if kind != "posts":
            raise Permanent("Ghost cannot change a comment: it is taken back, and written anew")
        stands = self._post(number)
        body = {"html": html_of(text), "updated_at": _exact(stands)}
        self._client.call(
            "PUT", f"/posts/{number}/", params={"source": "html"}, json={"posts": [body]}
        )

    def delete(self, id: str) -> None:
        kind, number = split(id)
        if kind == "posts":
            self._client.call("DELETE", f"/posts/{number}/")
        else:
            self._change(number, {"status": "deleted"})

    def moderate(self, id: str, to: Moderation) -> None:
        kind, number = split(id)
        if kind != "comments" or to not in _TO:
            raise Permanent("Ghost moderates comments: hidden, or shown")
        self._change(number, {"status": _TO[to]})

    def metrics(self, id: str) -> Metrics:
        kind, number = split(id)
        self.get(id)
        below = "post_id" if kind == "posts" else "parent_id"
        return Metrics(replies=self._client.count("/comments/", {"filter": f"{below}:{number}"}))

    def _change(self, number: str, what: dict[str, Any]) -> None:
        self._client.call("PUT", f"/comments/{number}/", json={"comments": [what]})

    def _post(self, number: str) -> Post:
        asked = {"formats": "html"}
        return self._client.one(Post, "posts", "GET", f"/posts/{number}/", params=asked)


def _exact(post: Post) -> str:
    return post.updated_at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
