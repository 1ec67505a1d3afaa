"""One look at a feed: what is new in it, and what reads otherwise than before."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from barza.connectors.items import Batch, Item

from .client import Client, Fetched
from .cursor import MARK, Cursor
from .reading import Entry, item, parsed, source

PAUSE = 600.0
"""Seconds between two looks at the same feed: the desk looks oftener than guests should."""


@dataclass(frozen=True)
class Look:
    client: Client
    cursor: Cursor
    limit: int

    def batch(self, now: datetime) -> Batch:
        since = now.timestamp() - self.cursor.asked
        if 0 <= since < PAUSE:
            return Batch((), self.cursor.dump())
        fetched = self.client.fetch(self.cursor.conditions())
        if fetched.content is None:
            self.cursor.asked = now.timestamp()
            return Batch((), self.cursor.dump())
        feed = parsed(fetched.content, fetched.url, fetched.headers)
        by = source(feed.about, self.client.url)
        news = self._news(feed.entries)
        found = [(item(entry, by, now, edited=edited), entry) for entry, edited in news]
        found.sort(key=lambda one: one[0].at)
        taken = found[: max(1, self.limit)]
        for _, entry in taken:
            self.cursor.keep(_key(entry), entry.standing)
        return self._ended([one for one, _ in taken], fetched, now, more=len(found) > len(taken))

    def _news(self, entries: list[Entry]) -> list[tuple[Entry, bool]]:
        """With whether it is an edit. A feed that names two entries alike has one of them."""
        alone = {_key(entry): entry for entry in reversed(entries)}
        news = []
        for key, entry in alone.items():
            before = self.cursor.seen.get(key)
            if before == entry.standing:
                self.cursor.keep(key, before)  # what still stands is remembered longest
            else:
                news.append((entry, before is not None))
        return news

    def _ended(self, items: list[Item], fetched: Fetched, now: datetime, *, more: bool) -> Batch:
        """Only a feed that was read whole need not be sent again."""
        if not more:
            self.cursor.asked = now.timestamp()
            self.cursor.etag = _mark(fetched, "ETag")
            self.cursor.modified = _mark(fetched, "Last-Modified")
        return Batch(tuple(items), self.cursor.dump(), more)


def _mark(fetched: Fetched, name: str) -> str:
    value: str = fetched.headers.get(name, "")
    return value if len(value) <= MARK and value.isascii() else ""


def _key(entry: Entry) -> str:
    return sha256(entry.name.encode("utf-8", "replace")).hexdigest()[:16]
