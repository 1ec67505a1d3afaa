"""Videos, comments and replies as the desk's ``Item``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from barza.connectors.errors import Missing
from barza.connectors.items import Author, Item, ItemKind, Moderation

from .models import Channel, Comment, Upload, Video

WATCH = "https://www.youtube.com/watch?v="
STANDING = {
    "": Moderation.NONE,
    "published": Moderation.APPROVED,
    "heldForReview": Moderation.HELD,
    "likelySpam": Moderation.SPAM,
    "rejected": Moderation.HIDDEN,
}
_ID = re.compile(
    r"video:([0-9A-Za-z_-]{1,40})|comment:([0-9A-Za-z_-]{1,40})/([0-9A-Za-z_.-]{1,120})"
)
_NAMED = re.compile(r"\s*@([\w.·-]{1,60})\s*")


@dataclass(frozen=True)
class Place:
    """What an id of ours names; ``comment`` is empty for a video."""

    video: str
    comment: str = ""

    @property
    def top(self) -> str:
        """The comment that opens the thread: a reply's id begins with it."""
        return self.comment.partition(".")[0]

    @property
    def is_reply(self) -> bool:
        return "." in self.comment

    def __str__(self) -> str:
        return f"comment:{self.video}/{self.comment}" if self.comment else f"video:{self.video}"


def place(id: str) -> Place:
    """Raises ``Missing`` for what was never an id of ours."""
    found = _ID.fullmatch(id)
    if found is None:
        raise Missing(f"YouTube has nothing named {id!r}")
    return Place(found[1]) if found[1] else Place(found[2], found[3])


def addressed(text: str, handle: str) -> str:
    return f"@{handle.removeprefix('@')} {text}"


def named(text: str) -> str:
    """The handle that a reply begins with, without its sign; empty: none."""
    found = _NAMED.match(text)
    return found[1] if found else ""


def us(me: Channel) -> Author:
    handle = me.snippet.handle.removeprefix("@") or me.id
    return Author(me.id, handle, me.snippet.title, f"https://www.youtube.com/channel/{me.id}")


def upload_item(upload: Upload, me: Channel) -> Item:
    said = upload.snippet
    at = upload.when.published
    raw = upload.model_dump(mode="json")
    return _video(said.of.video, said.title, said.description, at or datetime.now(UTC), me, raw)


def video_item(video: Video, me: Channel) -> Item:
    said = video.snippet
    raw = video.model_dump(mode="json")
    return _video(video.id, said.title, said.description, said.published, me, raw)


def _video(
    id: str, title: str, text: str, at: datetime, me: Channel, raw: dict[str, object]
) -> Item:
    return Item(
        id=f"video:{id}",
        thread=f"video:{id}",
        author=us(me),
        text=text,
        at=at.astimezone(UTC),
        own=True,
        url=f"{WATCH}{id}",
        title=title,
        raw=raw,
    )


def top_item(comment: Comment, video: str, me: Channel, status: str = "") -> Item:
    return _comment(comment, video, me, f"video:{video}", status)


def reply_items(
    replies: Iterable[Comment], top: str, video: str, me: Channel, status: str = ""
) -> list[Item]:
    """Oldest first: whom one names has written the reply that it answers."""
    last: dict[str, str] = {}
    items: list[Item] = []
    for reply in sorted(replies, key=lambda one: one.snippet.published):
        handle = named(_text(reply)).casefold()
        parent = last.get(handle, f"comment:{video}/{top}")
        items.append(_comment(reply, video, me, parent, status))
        last[reply.snippet.name.removeprefix("@").casefold()] = items[-1].id
    return items


def _comment(comment: Comment, video: str, me: Channel, parent: str, status: str) -> Item:
    said, text, own = comment.snippet, _text(comment), comment.snippet.author.value == me.id
    handle = said.name.removeprefix("@")
    if not own and named(text).casefold() == us(me).handle.casefold():
        text = _NAMED.sub("", text, count=1)
    changed = said.updated.astimezone(UTC)
    return Item(
        id=f"comment:{video}/{comment.id}",
        thread=f"video:{video}",
        author=us(me) if own else Author(said.author.value or "left", handle, handle),
        text=text,
        at=said.published.astimezone(UTC),
        parent=parent,
        own=own,
        moderation=STANDING.get(said.status or status, Moderation.NONE),
        edited_at=changed if changed > said.published.astimezone(UTC) else None,
        url=f"{WATCH}{video}&lc={comment.id}",
        raw=comment.model_dump(mode="json"),
    )


def _text(comment: Comment) -> str:
    said = comment.snippet
    return (said.display if said.original is None else said.original).strip()


def gone(id: str) -> Item:
    """``at`` is when we learned it."""
    thread = f"video:{place(id).video}"
    return Item(id, thread, Author("", ""), "", datetime.now(UTC), kind=ItemKind.DELETED)
