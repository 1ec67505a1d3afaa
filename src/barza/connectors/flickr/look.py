"""One look at our photos: what is new below them, and what has changed.

Calls: one or two for the list, two for each photo that changed, one for each of the ``WATCHED``
photos that were heard of last.
"""

import time
from dataclasses import dataclass, field, replace
from hashlib import sha256

from barza.connectors.errors import Missing
from barza.connectors.items import Batch, Item, ItemKind

from .client import Client
from .cursor import Cursor, Known
from .models import Photo
from .pages import Pages
from .reading import gone, photo_item, tag_item

TURN, WATCHED = 15, 5
"""Photos that are read in one look, and that are read again for what was changed."""
SETTLED = 300
"""Seconds after which nothing more comes under the same second, whatever clocks say."""


@dataclass
class Look:
    client: Client
    cursor: Cursor
    limit: int
    items: list[Item] = field(default_factory=list)
    read: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.pages = Pages(self.client)

    def batch(self) -> Batch:
        listed, more = self.pages.updated(self.cursor.at)
        done = set(self.cursor.done)
        due = [one for one in listed if one.lastupdate > self.cursor.at or one.id not in done]
        for number, one in enumerate(due):
            if number >= TURN or (one.ispublic and not self._photo(one.id)):
                more = True
                break
            self.cursor.passed(one.id, one.lastupdate)
        if not more:
            self._complete()
        return Batch(tuple(sorted(self.items, key=_order)), self.cursor.dump(), more)

    def _complete(self) -> None:
        """A photo may change again within the second in which it was read: it is read again."""
        if time.time() - self.cursor.at < SETTLED:
            self.cursor.done = []
        for photo in list(self.cursor.known)[-WATCHED:]:
            if photo not in self.read:
                self._changes(photo)

    def _photo(self, id: str) -> bool:
        """False when there is more of it than may be taken now."""
        try:
            photo, comments = self.pages.photo(id), self.pages.comments(id)
        except Missing:
            return True
        self.read.add(id)
        if id in self.cursor.known:
            self._changed(id, [photo_item(photo, self.client.me), *comments])
        known = self.cursor.of(id)
        new = self._new(photo, comments, known)
        for item in new:
            if len(self.items) >= self.limit:
                return False
            self._take(item, known)
        return True

    def _new(self, photo: Photo, comments: list[Item], known: Known) -> list[Item]:
        texts = [photo_item(photo, self.client.me), *comments]
        new = [one for one in texts if not known.has(int(one.at.timestamp()), one.id)]
        tags = [tag_item(one, photo) for one in photo.tags.tag if one.author != self.client.me.id]
        standing = {one.id for one in tags}
        self.items += [gone(id, photo.id) for id in known.tags if id not in standing]
        known.tags = [id for id in known.tags if id in standing]
        return sorted(new, key=_order) + [one for one in tags if one.id not in known.tags]

    def _take(self, item: Item, known: Known) -> None:
        self.items.append(item)
        if item.id.startswith("tag:"):
            known.tags.append(item.id)
            return
        known.move(int(item.at.timestamp()), item.id)
        self.cursor.watch(item.id, _digest(item))

    def _changes(self, photo: str) -> None:
        try:
            self._changed(photo, self.pages.comments(photo))
        except Missing:
            self.items.append(gone(f"photo:{photo}", photo))
            del self.cursor.known[photo]
            for id in self._watched(photo):
                del self.cursor.standing[id]

    def _changed(self, photo: str, standing: list[Item]) -> None:
        for item in standing:
            was = self.cursor.standing.get(item.id)
            if was is not None and was != _digest(item):
                self.cursor.watch(item.id, _digest(item))
                self.items.append(_edited(item))
        there = {item.id for item in standing} | {f"photo:{photo}"}
        for id in self._watched(photo):
            if id not in there:
                del self.cursor.standing[id]
                self.items.append(gone(id, photo))

    def _watched(self, photo: str) -> list[str]:
        names = (f"photo:{photo}", f"comment:{photo}/")
        return [id for id in self.cursor.standing if id == names[0] or id.startswith(names[1])]


def _edited(item: Item) -> Item:
    return replace(item, kind=ItemKind.EDITED)


def _order(item: Item) -> tuple[float, bool]:
    """A photo comes before what was said below it in the same second."""
    return item.at.timestamp(), not item.id.startswith("photo:")


def _digest(item: Item) -> str:
    return sha256(f"{item.title}\n{item.text}".encode()).hexdigest()[:12]
