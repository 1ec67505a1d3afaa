"""The ``Connector`` for a WordPress site."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import ClassVar, Self

from barza.connectors.base import Capability, Limits
from barza.connectors.errors import Missing, Permanent
from barza.connectors.items import Author, Batch, Item, Metrics, Moderation, Outgoing, Sent
from barza.connectors.unable import Unable

from .client import Client
from .cursor import Cursor
from .look import Look
from .models import Comment, Post, User
from .reading import author, comment_item, post_item, split
from .sending import Sending, content

LONGEST = 65_525
"""Characters of a comment that WordPress accepts (``wp_check_comment_data_max_lengths``)."""

_TO = {
    Moderation.HELD: "hold",
    Moderation.APPROVED: "approved",
    Moderation.SPAM: "spam",
    Moderation.HIDDEN: "hold",
}


class WordPressConnector(Unable):
    network: ClassVar[str] = "wordpress"
    capabilities: ClassVar[frozenset[Capability]] = frozenset(
        {
            Capability.READ,
            Capability.REPLY_PUBLIC,
            Capability.PUBLISH,
            Capability.EDIT,
            Capability.DELETE,
            Capability.MODERATE,
            Capability.METRICS,
        }
    )
    credential_fields: ClassVar[tuple[str, ...]] = ("username", "application_password")

    def __init__(self, base_url: str, username: str, password: str) -> None:
        self._client = Client(base_url, username, password)

    @classmethod
    def open(cls, *, base_url: str, credentials: Mapping[str, str]) -> Self:
        return cls(base_url, credentials["username"], credentials["application_password"])

    def close(self) -> None:
        self._client.http.close()

    def limits(self) -> Limits:
        """WordPress's own; a site's upload limit is not told to anyone."""
        types = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
        return Limits(
            LONGEST, media=20, media_bytes=2 * 1024 * 1024, media_types=types, alt_text=1000
        )

    def length(self, text: str) -> int:
        return len(text)

    def as_sent(self, outgoing: Outgoing) -> str:
        """The place says whom it answers: nothing is added."""
        return outgoing.text

    def whoami(self) -> Author:
        return author(self._me)

    def fetch(self, cursor: str = "", limit: int = 40) -> Batch:
        return Look(self._client, self._me, Cursor.load(cursor), limit).batch()

    def send(self, outgoing: Outgoing) -> Sent:
        return self._sending.send(outgoing)

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        return self._sending.find(outgoing, since)

    def get(self, id: str) -> Item:
        kind, number = split(id)
        asked = {"context": "edit"}
        if kind == "posts":
            post = self._client.one(Post, "GET", f"posts/{number}", params=asked)
            _there(id, post.status)
            return post_item(post, self._me)
        comment = self._client.one(Comment, "GET", f"comments/{number}", params=asked)
        _there(id, comment.status)
        return comment_item(comment, self._me)

    def edit(self, id: str, text: str) -> None:
        kind, number = split(id)
        self._client.call("POST", f"{kind}/{number}", json={"content": content(id, text)})

    def delete(self, id: str) -> None:
        kind, number = split(id)
        self._client.call("DELETE", f"{kind}/{number}", params={"force": "false"})

    def moderate(self, id: str, to: Moderation) -> None:
        kind, number = split(id)
        if kind != "comments" or to not in _TO:
            raise Permanent("WordPress moderates comments: held, approved or spam")
        self._client.call("POST", f"comments/{number}", json={"status": _TO[to]})

    def metrics(self, id: str) -> Metrics:
        kind, number = split(id)
        below = "post" if kind == "posts" else "parent"
        self.get(id)
        return Metrics(replies=self._client.count("comments", {below: number}))

    @cached_property
    def _me(self) -> User:
        return self._client.one(User, "GET", "users/me")

    @property
    def _sending(self) -> Sending:
        return Sending(self._client, lambda: self._me, LONGEST)


def _there(id: str, status: str) -> None:
    if status == "trash":
        raise Missing(f"{id} is in the trash")
