"""What passes between the desk and any network, in one shape for all of them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any


class ItemKind(StrEnum):
    MESSAGE = "message"
    EDITED = "edited"
    DELETED = "deleted"


class Visibility(StrEnum):
    PUBLIC = "public"
    UNLISTED = "unlisted"
    PRIVATE = "private"


class Moderation(StrEnum):
    """Where a comment stands on a site of ours. Empty where the network has no such state."""

    NONE = ""
    HELD = "held"
    APPROVED = "approved"
    SPAM = "spam"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote it, as the network names them. ``id`` never changes; ``handle`` may."""

    id: str
    handle: str
    name: str = ""
    url: str = ""
    automatic: bool = False
    """The network says that a program writes under this name."""


@dataclass(frozen=True, slots=True)
class Media:
    url: str
    kind: str = "image"
    alt: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that happened on an account of ours: a message, its edit or its deletion.

    ``thread`` is the network's id of the post that the exchange hangs from; for a
    first message it is ``id`` itself; empty while only ``Connector.complete`` can find it out
    (then ``own`` and ``text`` are provisional too). ``text`` is plain: no mark-up, links in
    full, the leading mention of our own handle removed. ``at`` is aware UTC. ``own`` says
    that our account wrote it. ``raw`` is what the network sent, fit for JSON.
    """

    id: str
    thread: str
    author: Author
    text: str
    at: datetime
    kind: ItemKind = ItemKind.MESSAGE
    parent: str | None = None
    own: bool = False
    lang: str | None = None
    visibility: Visibility = Visibility.PUBLIC
    moderation: Moderation = Moderation.NONE
    edited_at: datetime | None = None
    url: str = ""
    title: str = ""
    media: tuple[Media, ...] = ()
    raw: dict[str, Any] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        return bool(self.thread)

    @property
    def event(self) -> str:
        """Names this event once and for all on its account: polling and webhook agree on it."""
        match self.kind:
            case ItemKind.EDITED:
                stamp = self.edited_at.isoformat() if self.edited_at else self._digest()
                return f"{self.id}~edited~{stamp}"
            case ItemKind.DELETED:
                return f"{self.id}~deleted"
        return self.id

    def _digest(self) -> str:
        """For networks that do not say when: two edits differ in what they leave standing."""
        standing = f"{self.moderation}\n{self.title}\n{self.text}"
        return sha256(standing.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Batch:
    """One look at the network. ``cursor`` is where the next look begins; opaque to the desk."""

    items: tuple[Item, ...]
    cursor: str
    more: bool = False


@dataclass(frozen=True, slots=True)
class Upload:
    content: bytes
    mime: str
    name: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One text to be sent once. ``key`` is ours and stays the same however often we try."""

    text: str
    key: str
    reply_to: str | None = None
    thread: str | None = None
    to: Author | None = None
    visibility: Visibility = Visibility.PUBLIC
    lang: str | None = None
    title: str = ""
    media: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """The network's own name for what we sent, and where a citizen sees it."""

    id: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Metrics:
    """As the network counts them; None: it does not say."""

    likes: int | None = None
    reposts: int | None = None
    replies: int | None = None
    views: int | None = None
