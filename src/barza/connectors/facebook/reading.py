"""Comments, posts, messages and reviews as the desk's ``Item``."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel

from barza.connectors.errors import Missing
from barza.connectors.items import Author, Item, ItemKind, Media, Moderation, Visibility

from .models import Attached, Comment, Enclosed, Message, Person, Post, Review, Tag

SITE = "https://www.facebook.com"
KINDS = frozenset({"post", "comment", "message", "review"})
LONGEST = 200
"""Characters of an id; a message's has the most, some 150."""
_SIGNS = frozenset("_-=:.$")


def split(id: str) -> tuple[str, str]:
    """Raises ``Missing`` for what was never an id of ours: nothing else may reach a path."""
    kind, _, name = id.partition(":")
    fit = 0 < len(name) <= LONGEST and name.isascii() and name.strip(".") != ""
    signs = _SIGNS if kind == "message" else frozenset("_")
    if kind not in KINDS or not fit or not all(one.isalnum() or one in signs for one in name):
        raise Missing(f"Facebook has nothing named {id[:LONGEST]!r}")
    return kind, name


def address(name: str) -> str:
    return f"{SITE}/{name}"


@dataclass(frozen=True, slots=True)
class Reading:
    """``page``: the number of our own Page."""

    page: str

    def comment(self, one: Comment, post: str = "", *, edited: bool = False) -> Item:
        """``post``: Facebook's name of the post, where we know it."""
        thread = f"post:{post or self._post_of(one)}"
        return Item(
            id=f"comment:{one.id}",
            thread=thread,
            author=author(one.sender, one.id),
            text=self.words(one.message, one.message_tags),
            at=one.created_time.astimezone(UTC),
            kind=_kind(edited),
            parent=f"comment:{one.parent.id}" if one.parent else thread,
            own=self._own(one.sender),
            moderation=Moderation.HIDDEN if one.is_hidden else Moderation.APPROVED,
            url=one.permalink_url or address(one.id),
            media=tuple(map(_media, [one.attachment] if one.attachment else [])),
            raw=raw(one),
        )

    def _post_of(self, one: Comment) -> str:
        """What a comment calls its object may be a picture of the post: then its own name says
        which post of ours it is."""
        if one.object and "_" in one.object.id:
            return one.object.id
        return f"{self.page}_{one.id.partition('_')[0]}"

    def post(self, one: Post, *, edited: bool = False, alts: tuple[str, ...] = ()) -> Item:
        shown = [_media(each) for each in one.attachments.each if each.media]
        described = [alts[at] if at < len(alts) else media.alt for at, media in enumerate(shown)]
        return Item(
            id=f"post:{one.id}",
            thread=f"post:{one.id}",
            author=author(one.sender, one.id),
            text=self.words(one.message, one.message_tags),
            at=one.created_time.astimezone(UTC),
            kind=_kind(edited),
            own=self._own(one.sender),
            url=one.permalink_url or address(one.id),
            media=tuple(Media(m.url, alt=alt) for m, alt in zip(shown, described, strict=True)),
            raw=raw(one),
        )

    def message(self, one: Message) -> Item:
        own = self._own(one.sender)
        other = next((who.id for who in one.to.data if who.id != self.page), "")
        return Item(
            id=f"message:{one.id}",
            thread=f"person:{other if own else one.sender.id}",
            author=author(one.sender, one.id),
            text=one.message,
            at=one.created_time.astimezone(UTC),
            own=own,
            visibility=Visibility.PRIVATE,
            media=tuple(map(_enclosed, one.attachments.data)),
            raw=raw(one),
        )

    def review(self, one: Review, *, edited: bool = False) -> Item:
        """What they say, or, where they only chose, what they chose."""
        story = one.open_graph_story.id
        rated = f"{one.rating}/5" if one.rating else ""
        return Item(
            id=f"review:{story}",
            thread=f"review:{story}",
            author=author(one.reviewer, story),
            text=one.review_text or one.recommendation_type or rated,
            at=one.created_time.astimezone(UTC),
            kind=_kind(edited),
            url=address(story),
            title=one.recommendation_type or rated,
            raw=raw(one),
        )

    def gone(self, id: str, thread: str = "") -> Item:
        """``at`` is when we learned it: Facebook does not say when."""
        now = datetime.now(UTC)
        return Item(id, thread or id, Author("", ""), "", now, kind=ItemKind.DELETED)

    def words(self, text: str, tags: list[Tag]) -> str:
        """Without our own name, where it comes first."""
        first = next((tag for tag in tags if tag.id == self.page and tag.offset == 0), None)
        if first is None:
            return text
        rest = text.encode("utf-16-le")[first.length * 2 :].decode("utf-16-le", "replace")
        return rest.strip() or text

    def _own(self, sender: Person | None) -> bool:
        return sender is not None and sender.id == self.page


def author(who: Person | None, of: str) -> Author:
    """Facebook often doesn't say who: then everybody is somebody of their own."""
    if who is None:
        return Author(f"unnamed:{of}", f"unnamed:{of}")
    return Author(who.id, who.username or who.name or who.id, who.name, who.link)


def raw(one: BaseModel) -> dict[str, Any]:
    return one.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"comments", "messages"}
    )


def _kind(edited: bool) -> ItemKind:
    return ItemKind.EDITED if edited else ItemKind.MESSAGE


def _media(one: Attached) -> Media:
    image = one.media.image if one.media else None
    kind = "video" if "video" in one.type else "image"
    return Media(image.src if image else one.url, kind, id=one.target.id if one.target else "")


def _enclosed(one: Enclosed) -> Media:
    kind = one.mime_type.partition("/")[0] or "file"
    return Media(one.image_data.url if one.image_data else one.file_url, kind, id=one.id)
