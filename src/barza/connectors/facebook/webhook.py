"""What Meta tells of a Page as it happens. No call is made: what is open, ``complete`` asks.

Source: developers.facebook.com/docs/graph-api/webhooks/reference/page (``feed``, ``mention``,
``ratings``) and .../docs/messenger-platform/reference/webhook-events/messages. A comment comes
whole. Of a post or a message that names a writer by number only, of an edit and of what is hidden,
the thread is left open.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from barza.connectors.items import Author, Item, ItemKind, Moderation, Visibility
from barza.connectors.meta.signed import Change, Entry, moment

from .models import Person
from .reading import address, author

ADDED, EDITED, REMOVED = {"add"}, {"edit", "edited", "hide", "unhide"}, {"remove", "delete"}


class Told(BaseModel):
    """The ``value`` of a change in a Page's feed."""

    item: str = ""
    verb: str
    post_id: str = Field(default="", max_length=200)
    comment_id: str = Field(default="", max_length=200)
    parent_id: str = Field(default="", max_length=200)
    open_graph_story_id: str = Field(default="", max_length=200)
    message: str = ""
    review_text: str = ""
    recommendation_type: str = ""
    created_time: int = Field(default=0, ge=0, lt=10**15)
    sender: Person | None = Field(default=None, alias="from")


class Written(BaseModel):
    mid: str = Field(max_length=190)
    text: str = ""
    is_echo: bool = False


class Letter(BaseModel):
    sender: Person
    recipient: Person
    timestamp: int = Field(gt=0, lt=10**15)
    message: Written


def items(entry: Entry, page: str) -> Iterator[Item]:
    """What can't be read is not for us: likes, shares, deliveries, and what Meta adds later."""
    if entry.id != page:
        return
    for change in entry.changes:
        yield from _change(change, entry, page)
    for value in entry.messaging:
        yield from _letter(value, page)


def _change(change: Change, entry: Entry, page: str) -> Iterator[Item]:
    try:
        told = Told.model_validate(change.value)
    except ValidationError:
        return
    at = moment(told.created_time) if told.created_time else entry.at
    if change.field == "ratings" and told.item == "rating" and told.open_graph_story_id:
        yield from _open(f"review:{told.open_graph_story_id}", told, at, page)
    elif change.field in ("feed", "mention") and told.item == "comment" and told.comment_id:
        yield from _comment(told, at, page)
    elif change.field in ("feed", "mention") and told.post_id and _is_post(told):
        yield from _open(f"post:{told.post_id}", told, at, page)


def _is_post(told: Told) -> bool:
    return told.item in ("post", "status", "photo", "video", "share", "album") and not (
        told.comment_id
    )


def _comment(told: Told, at: datetime, page: str) -> Iterator[Item]:
    id, thread = f"comment:{told.comment_id}", f"post:{told.post_id}"
    if told.verb not in ADDED or not told.post_id:
        yield from _open(id, told, at, page)
        return
    above = told.parent_id
    yield Item(
        id=id,
        thread=thread,
        author=author(told.sender, told.comment_id),
        text=told.message,
        at=at,
        parent=f"comment:{above}" if above and above != told.post_id else thread,
        own=told.sender is not None and told.sender.id == page,
        moderation=Moderation.APPROVED,
        url=address(told.comment_id),
        raw=told.model_dump(mode="json", by_alias=True, exclude_defaults=True),
    )


def _open(id: str, told: Told, at: datetime, page: str) -> Iterator[Item]:
    if told.verb in REMOVED:
        thread = f"post:{told.post_id}" if told.post_id else id
        yield Item(id, thread, Author("", ""), "", at, kind=ItemKind.DELETED)
    elif told.verb in ADDED | EDITED:
        text, title = told.review_text or told.message, told.recommendation_type
        yield Item(
            id=id,
            thread="",
            author=author(told.sender, id.partition(":")[2]),
            text=text or title,
            at=at,
            kind=ItemKind.EDITED if told.verb in EDITED else ItemKind.MESSAGE,
            own=told.sender is not None and told.sender.id == page,
            moderation=_standing(id, told.verb),
            title=title,
        )


def _standing(id: str, verb: str) -> Moderation:
    """As a look would find it, so that both call the edit by one name."""
    if verb == "hide":
        return Moderation.HIDDEN
    return Moderation.APPROVED if id.startswith("comment:") else Moderation.NONE


def _letter(value: dict[str, Any], page: str) -> Iterator[Item]:
    try:
        letter = Letter.model_validate(value)
    except ValidationError:
        return
    yield Item(
        id=f"message:{letter.message.mid}",
        thread="",
        author=author(letter.sender, letter.message.mid),
        text=letter.message.text,
        at=moment(letter.timestamp).astimezone(UTC),
        own=letter.message.is_echo or letter.sender.id == page,
        visibility=Visibility.PRIVATE,
    )
