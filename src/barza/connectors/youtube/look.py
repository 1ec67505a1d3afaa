"""One look at the channel: new videos, new comments and replies, and what has changed.

Units: one for the videos, one for each page of comments (``PAGES`` of those published, one each of
those that are held or look like spam), one for each comment with more or fewer replies than before.
"""

from dataclasses import dataclass, field, replace
from hashlib import sha256

from barza.connectors.items import Batch, Item, ItemKind

from .client import Client
from .cursor import Cursor
from .models import Thread
from .pages import PAGE, UNSEEN, Pages
from .reading import gone, place, reply_items, top_item, upload_item

PAGES, DOUBTS = 3, 50
"""Pages of the newest comments; comments that are no longer listed, asked for by name."""


@dataclass
class Look:
    client: Client
    cursor: Cursor
    limit: int
    seen: dict[str, Item] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    since: int = 0
    """From here on every comment was listed, wherever it stands."""

    def __post_init__(self) -> None:
        self.pages = Pages(self.client)

    def batch(self) -> Batch:
        self._read()
        new = sorted((one for one in self.seen.values() if self._is_new(one)), key=_order)
        changes = self._changed() + self._gone()
        taken = new[: self.limit]
        for item in taken:
            self.cursor.watch(item.id, _seconds(item), _digest(item))
        self._count({one.id for one in new[self.limit :]})
        items = sorted([*taken, *changes], key=_order)
        return Batch(tuple(items), self.cursor.dump(), len(new) > self.limit)

    def _read(self) -> None:
        for upload in self.pages.uploads():
            self._see(upload_item(upload, self.client.me))
        for status, pages in (("published", PAGES), *((one, 1) for one in UNSEEN)):
            found = list(self.pages.threads(status, pages))
            for thread in found:
                if thread.snippet.video:
                    self._thread(thread, thread.snippet.video, status)
            if len(found) >= pages * PAGE:
                oldest = int(found[-1].snippet.top.snippet.published.timestamp())
                self.since = max(self.since, oldest)

    def _thread(self, thread: Thread, video: str, status: str) -> None:
        top, me = thread.snippet.top, self.client.me
        item = top_item(top, video, me, status)
        self._see(item)
        known, count = self.cursor.standing.get(item.id), thread.snippet.replies
        shown = thread.replies.comments
        if count > len(shown) and (known is None or known.replies != count):
            shown = self.pages.replies(top.id)
        if count <= len(shown):
            self.whole.add(item.id)
        self.counted[item.id] = count
        for reply in reply_items(shown, top.id, video, me, status):
            self._see(reply)

    def _see(self, item: Item) -> None:
        self.seen[item.id] = item

    def _is_new(self, item: Item) -> bool:
        return self.cursor.is_new(item.id, _seconds(item))

    def _changed(self) -> list[Item]:
        found: list[Item] = []
        for item in self.seen.values():
            known = self.cursor.standing.get(item.id)
            if known is not None and known.digest != _digest(item):
                self.cursor.watch(item.id, known.at, _digest(item))
                found.append(replace(item, kind=ItemKind.EDITED))
        return found

    def _gone(self) -> list[Item]:
        """Asked for by name, before it is believed."""
        doubted = [id for id in self.cursor.standing if self._doubted(id)][:DOUBTS]
        if not doubted:
            return []
        there = {one.id for one in self.pages.comments([place(id).comment for id in doubted])}
        missing = [id for id in doubted if place(id).comment not in there]
        for id in missing:
            del self.cursor.standing[id]
        return [gone(id) for id in missing]

    def _doubted(self, id: str) -> bool:
        """A comment as new as those listed, or a reply of a thread that was read whole."""
        where = place(id)
        if not where.comment or id in self.seen:
            return False
        above = f"comment:{where.video}/{where.top}"
        if where.is_reply and above in self.counted:
            return above in self.whole
        return self.cursor.standing[id].at > self.since

    def _count(self, left: set[str]) -> None:
        """A comment some of whose replies are left for the next look is not counted yet."""
        waiting = {place(id).top for id in left if place(id).comment}
        for id, count in self.counted.items():
            known = self.cursor.standing.get(id)
            if known is not None:
                known.replies = -1 if place(id).top in waiting else count


def _seconds(item: Item) -> int:
    return int(item.at.timestamp())


def _order(item: Item) -> tuple[float, bool, bool]:
    """In one second a video comes before comments, a comment before its replies."""
    return item.at.timestamp(), not item.id.startswith("video:"), "." in item.id


def _digest(item: Item) -> str:
    standing = f"{item.moderation}\n{item.title}\n{item.text}"
    return sha256(standing.encode()).hexdigest()[:12]
