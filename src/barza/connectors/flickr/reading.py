"""Photos, comments and tags as the desk's ``Item``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from barza.connectors.errors import Missing
from barza.connectors.items import Author, Item, ItemKind, Media
from barza.connectors.plain import to_text

from .models import Comment, Person, Photo, Tag

HOME = "https://www.flickr.com/photos/"
_ID = re.compile(r"(photo):([0-9]{1,20})|(comment|tag):([0-9]{1,20})/([0-9A-Za-z@_.-]{1,120})")
_NAMED = re.compile(r"\[https?://(?:www\.)?flickr\.com/(?:photos|people)/([^/\]\s]+)/?\]\s*")


@dataclass(frozen=True)
class Place:
    """What an id of ours names: ``below`` is the comment or the tag."""

    kind: str
    photo: str
    below: str = ""


def place(id: str) -> Place:
    """Raises ``Missing`` for what was never an id of ours."""
    found = _ID.fullmatch(id)
    if found is None:
        raise Missing(f"Flickr has nothing named {id!r}")
    return Place(found[1] or found[3], found[2] or found[4], found[5] or "")


def plain(html: str) -> str:
    return to_text(html.replace("\n", "<br>"))


def addressed(text: str, to: str) -> str:
    return f"[{HOME}{to}] {text}"


def named(text: str) -> str:
    """The id of whom a comment begins with; empty: nobody."""
    found = _NAMED.match(text)
    return found[1] if found else ""


def photo_item(photo: Photo, me: Person, *, edited: bool = False) -> Item:
    id, address = f"photo:{photo.id}", f"{HOME}{me.id}/{photo.id}/"
    picture = f"https://live.staticflickr.com/{photo.server}/{photo.id}_{photo.secret}_b.jpg"
    return Item(
        id=id,
        thread=id,
        author=_author(me.id, me.username, me.username),
        text=plain(photo.description),
        at=_time(photo.dates.posted),
        kind=_kind(edited),
        own=True,
        url=address,
        title=photo.title,
        media=(Media(picture, id=photo.id),),
        raw=photo.model_dump(mode="json"),
    )


def comment_items(comments: Iterable[Comment], photo: str, me: Person) -> list[Item]:
    """All that stand below a photo, oldest first: whom one names has written what it answers."""
    last: dict[str, str] = {}
    items: list[Item] = []
    for comment in sorted(comments, key=lambda one: one.datecreate):
        text, id = plain(comment.content), f"comment:{photo}/{comment.id}"
        to = named(text)
        items.append(_comment(comment, photo, me, text, last.get(to, f"photo:{photo}")))
        last[comment.author] = id
    return items


def _comment(comment: Comment, photo: str, me: Person, text: str, parent: str) -> Item:
    return Item(
        id=f"comment:{photo}/{comment.id}",
        thread=f"photo:{photo}",
        author=_author(comment.author, comment.authorname, comment.realname),
        text=_NAMED.sub("", text, count=1) if named(text) == me.id else text,
        at=_time(comment.datecreate),
        parent=parent,
        own=comment.author == me.id,
        url=comment.permalink,
        raw=comment.model_dump(mode="json"),
    )


def tag_item(tag: Tag, photo: Photo) -> Item:
    """``at``: Flickr tells only when the photo last changed."""
    return Item(
        id=f"tag:{photo.id}/{tag.id}",
        thread=f"photo:{photo.id}",
        author=_author(tag.author, tag.authorname, ""),
        text=f"#{tag.raw}",
        at=_time(photo.dates.lastupdate),
        parent=f"photo:{photo.id}",
        raw=tag.model_dump(mode="json"),
    )


def gone(id: str, photo: str) -> Item:
    """``at`` is when we learned it."""
    now = datetime.now(UTC)
    return Item(id, f"photo:{photo}", Author("", ""), "", now, kind=ItemKind.DELETED)


def _author(id: str, handle: str, name: str) -> Author:
    return Author(id, handle or id, name or handle, f"{HOME}{id}/")


def _kind(edited: bool) -> ItemKind:
    return ItemKind.EDITED if edited else ItemKind.MESSAGE


def _time(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
