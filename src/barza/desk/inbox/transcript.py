"""A conversation as one reads it: messages and notes in order of time, days between them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from barza.desk.cases.models import Finding
from barza.desk.channels.models import Delivery

from . import phrases
from .findings import Noted, Piece, noted, pieces
from .queries import Conversation, Entry, Written, state_of


@dataclass(slots=True)
class Said:
    """One message or note. ``side`` is who speaks: citizen, us, other (citizens), note."""

    key: str
    side: str
    author: str
    at: datetime
    clock: str
    pieces: list[Piece]
    lang: str = ""
    day: str = ""
    url: str = ""
    is_private: bool = False
    edited: str = ""
    deleted: str = ""
    versions: list[tuple[str, str]] = field(default_factory=list)
    media: list[dict[str, Any]] = field(default_factory=list)
    findings: list[Noted] = field(default_factory=list)
    missed: str = ""
    """Where one says that the screening missed something in it; empty where one can't."""
    moderation: str = ""
    delivery: Delivery | None = None
    mentioned: str = ""
    """Whom a note is for, by name."""
    waits: bool = False
    """A note that the reader is mentioned in, and has not read yet."""
    undo_until: str = ""
    """When an answer that waits goes out, ISO 8601; empty when it can't be taken back."""


def transcript(conversation: Conversation, now: datetime) -> list[Said]:
    said = [_message(entry, now) for entry in conversation.entries]
    said += [_note(note) for note in conversation.notes]
    said.sort(key=lambda one: one.at)
    last = None
    for one in said:
        on = timezone.localdate(one.at)
        one.day = phrases.day(one.at) if on != last else ""
        last = on
    return said


def _is_shown(item: dict[str, Any]) -> bool:
    """Without an address (Telegram's hold the bot's token) it is named, and leads nowhere."""
    url: str = item.get("url", "")
    return not url or url.startswith("http")


def _message(entry: Entry, now: datetime) -> Said:
    message, delivery = entry.message, entry.delivery
    found = [_noted(entry, one) for one in entry.findings]
    return Said(
        key=f"m{message.pk}",
        side=_side(entry),
        author=entry.author,
        at=message.at,
        clock=phrases.clock(message.at),
        pieces=pieces(message.text, found),
        lang=message.lang if message.lang in ("ar", "en") else "",
        url=message.url,
        is_private=message.visibility == "private",
        edited=phrases.moment(message.edited_at) if message.edited_at else "",
        deleted=phrases.moment(message.deleted_at) if message.deleted_at else "",
        versions=[(text, phrases.moment(until)) for text, until in entry.versions],
        media=[item for item in message.media if _is_shown(item)],
        findings=found,
        missed=_missed(entry),
        moderation=message.moderation,
        delivery=delivery,
        undo_until=_undo_until(delivery, now),
    )


def _missed(entry: Entry) -> str:
    message = entry.message
    theirs = message.direction == "in" and message.case_id is not None
    return f"/case/{entry.case}/missed?message={message.pk}" if theirs else ""


def _noted(entry: Entry, one: Finding) -> Noted:
    return noted(
        entry.message.text,
        one.clause,
        one.rule,
        one.start,
        one.end,
        href=f"/case/{entry.case}/finding/{one.pk}",
        state=state_of(one),
    )


def _side(entry: Entry) -> str:
    if entry.message.direction == "out":
        return "us"
    return "citizen" if entry.is_of_case else "other"


def _undo_until(delivery: Delivery | None, now: datetime) -> str:
    if delivery is None or delivery.state != Delivery.State.WAITING:
        return ""
    untouched = delivery.tries == 0 and delivery.not_before > now
    return delivery.not_before.isoformat() if untouched else ""


def _note(written: Written) -> Said:
    note = written.note
    return Said(
        key=f"n{note.pk}",
        side="note",
        author=note.author.name,
        at=note.at,
        clock=phrases.clock(note.at),
        pieces=[Piece(note.text)],
        mentioned=_(", ").join(written.mentioned),
        waits=written.waits,
    )
