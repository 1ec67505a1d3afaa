"""A feed's bytes as entries, and entries as the desk's ``Item``.

feedparser reads what is written, not only what should be. It is given a stream, for it would
open a text as a file's name; it takes no entities from outside and expands none of its own.
"""

from calendar import timegm
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Annotated, Any
from urllib.parse import urlsplit

import feedparser
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from barza.connectors.asking import readable
from barza.connectors.errors import Temporary
from barza.connectors.items import Author, Item, ItemKind, Media
from barza.connectors.plain import to_text

ENTRIES = 500
"""Entries of a feed that are read, from its beginning."""
LONGEST = 20_000
"""Characters of an entry; what is longer is cut."""
TITLE = 300
ID = 150


def _time(value: object) -> object:
    """None: missing, broken, or of a year that no calendar has."""
    try:
        return datetime.fromtimestamp(timegm(value), UTC)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _text(value: object) -> object:
    return value if isinstance(value, str) else ""


def _web(value: object) -> object:
    """Not ``javascript:``, and not what can't be shown."""
    known = isinstance(value, str) and len(value) <= 2000 and value.isprintable()
    return value if known and str(value).startswith(("http://", "https://")) else ""


Text = Annotated[str, BeforeValidator(_text)]
Web = Annotated[str, BeforeValidator(_web)]
Time = Annotated[datetime | None, BeforeValidator(_time)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Content(_Model):
    value: Text = ""


class Enclosure(_Model):
    href: Web = ""
    type: Text = ""


class Entry(_Model):
    id: Text = ""
    link: Web = ""
    title: Text = ""
    summary: Text = ""
    author: Text = ""
    content: list[Content] = Field(default_factory=list)
    enclosures: list[Enclosure] = Field(default_factory=list)
    published_parsed: Time = None
    updated_parsed: Time = None

    @property
    def name(self) -> str:
        """Never changes while the feed keeps its word; long ones by their digest."""
        own = self.id or self.link or f"{self.title}\n{self.summary}"
        short = len(own) <= ID and (self.id or self.link)
        return own if short else f"sha256:{sha256(own.encode()).hexdigest()}"

    @property
    def words(self) -> str:
        """The longest of what it offers."""
        offered = [self.summary, *(one.value for one in self.content)]
        return to_text(max(offered, key=len)[: 4 * LONGEST])[:LONGEST]

    @property
    def standing(self) -> str:
        return sha256(f"{self.title}\n{self.words}".encode("utf-8", "replace")).hexdigest()[:12]


class About(_Model):
    title: Text = ""
    link: Web = ""


@dataclass(frozen=True)
class Feed:
    about: About
    entries: list[Entry]


def parsed(content: bytes, url: str, headers: Mapping[str, str]) -> Feed:
    """Raises ``Temporary`` for what is no feed: a page of the moment, most often."""
    told = {"content-location": url, "content-type": headers.get("Content-Type", "")}
    try:
        found = feedparser.parse(BytesIO(content), response_headers=told, sanitize_html=False)
    except Exception as error:  # it has more ways to fail on what others write than it names
        raise Temporary(f"The feed can't be read: {type(error).__name__}") from error
    if not found.get("version"):
        raise Temporary("What the address gave is no feed")
    entries = [_plain(one) for one in found.get("entries", [])[:ENTRIES]]
    about = About.model_validate(_plain(found.get("feed", {})))
    return Feed(about, readable(Entry, entries) if entries else [])


def _plain(given: Any) -> dict[str, Any]:
    """feedparser's own ``get`` answers for keys that aren't there."""
    return {key: dict.__getitem__(given, key) for key in dict.keys(given)}


def source(about: About, url: str) -> Author:
    host = urlsplit(url).hostname or url
    return Author(host, host, to_text(about.title)[:TITLE] or host, about.link)


def item(entry: Entry, by: Author, now: datetime, *, edited: bool) -> Item:
    written = entry.published_parsed or entry.updated_parsed
    return Item(
        id=entry.name,
        thread=entry.name,
        author=by,
        text=entry.words,
        at=min(written, now) if written else now,
        kind=ItemKind.EDITED if edited else ItemKind.MESSAGE,
        url=entry.link,
        title=to_text(entry.title[: 4 * TITLE])[:TITLE],
        media=tuple(_media(entry)),
        raw={"id": entry.id, "link": entry.link, "title": entry.title, "author": entry.author},
    )


def _media(entry: Entry) -> list[Media]:
    shown = [one for one in entry.enclosures if one.href]
    return [Media(one.href, one.type.partition("/")[0] or "file") for one in shown[:10]]
