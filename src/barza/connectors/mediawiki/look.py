"""One look at a wiki: what was changed on watched pages and on our own talk page.

One call when nothing is new; for each change one or two more, for its text and the one before,
and a handful where a message is answered or changed whose revision is not remembered.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from barza.connectors.asking import readable
from barza.connectors.errors import Missing, Temporary
from barza.connectors.items import Author, Batch, Item, ItemKind

from .client import Client
from .compare import Difference, compare
from .cursor import Cursor, stamp
from .models import Change, Page, Revision
from .pages import Pages
from .reading import Said, article, by

PAGE = 500
_UNDONE = {"mw-undo", "mw-rollback", "mw-manual-revert"}


@dataclass
class Look:
    client: Client
    cursor: Cursor
    limit: int
    items: list[Item] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pages = Pages(self.client, dict(self.cursor.known))

    def batch(self) -> Batch:
        changes, more = self._changes()
        for place, change in enumerate(changes):
            if len(self.items) >= self.limit:
                more = more or place < len(changes)
                break
            self._take(change)
            self.cursor.handle(change.revid, change.timestamp)
        return Batch(tuple(self.items), self.cursor.dump(), more)

    def _changes(self) -> tuple[list[Change], bool]:
        size = min(PAGE, self.limit + len(self.cursor.handled))
        found = self.client.query(
            list="watchlist|recentchanges", wlallrev=1, rctitle=self._own_talk(),
            wlprop="ids|title|timestamp", rcprop="ids|title|timestamp", **self._bounds(size),
        )  # fmt: skip
        lists = [found.get(name) for name in ("watchlist", "recentchanges")]
        if None in lists:
            raise Temporary("The wiki did not say what has changed")
        watched, ours = (readable(Change, one) for one in lists)
        full = [one[-1].timestamp for one in (watched, ours) if len(one) >= size]
        both = {change.revid: change for change in (*watched, *ours) if change.revid}
        due = [one for one in both.values() if not full or one.timestamp <= min(full)]
        fresh = [one for one in due if one.revid not in self.cursor.handled]
        return sorted(fresh, key=lambda one: (one.timestamp, one.revid)), bool(full)

    def _bounds(self, size: int) -> dict[str, object]:
        told: dict[str, object] = {}
        for name in ("wl", "rc"):
            told |= {f"{name}dir": "newer", f"{name}limit": size, f"{name}type": "edit|new"}
            if self.cursor.since:
                told[f"{name}start"] = stamp(self.cursor.since)
        return told

    def _own_talk(self) -> str:
        site = self.client.site
        return f"{site.namespaces['3'].name}:{site.userinfo.name}"

    def _take(self, change: Change) -> None:
        try:
            self.pages.read(change.revid, change.old_revid)
            page, revision = self.pages.revision(change.revid)
        except Missing:  # taken away or hidden meanwhile
            return
        if page.ns % 2 == 0:
            self._article(page, revision)
            return
        before = Said(self.pages, page, self.pages.blocks(revision.parentid), revision.parentid)
        after = Said(self.pages, page, self.pages.blocks(revision.revid), revision.revid)
        found = compare(before.blocks, after.blocks)
        changed = [(place, before.id(was)) for place, was in found.changed.items()]
        for place, id in changed:
            self._remember(after, place, id)
        self._added(after, found, revision)
        self._changed(after, changed, revision)
        self._removed(before, after, found, revision)

    def _article(self, page: Page, revision: Revision) -> None:
        try:
            self.items.append(article(self.pages, page, revision))
        except Missing:  # what stood before is hidden
            return

    def _remember(self, said: Said, place: int, id: str | None) -> None:
        if id is not None:
            digest, revid = said.blocks[place].digest(said.page.pageid), int(id[4:])
            self.cursor.remember(digest, revid)
            self.pages.known[digest] = revid

    def _added(self, after: Said, found: Difference, revision: Revision) -> None:
        """What others have signed was carried here, from another page or an older text."""
        own = [i for i in found.added if after.blocks[i].user in ("", revision.user)]
        if not own:
            return
        id = f"rev:{revision.revid}"
        for place in own:
            self._remember(after, place, id)
        self.items.append(after.item(own, id, revision, by(revision)))

    def _changed(
        self, after: Said, changed: list[tuple[int, str | None]], revision: Revision
    ) -> None:
        for place, id in changed:
            if id is not None:
                author = self._author(after.blocks[place].user, revision)
                self.items.append(after.item([place], id, revision, author, edited=True))

    def _author(self, name: str, revision: Revision) -> Author:
        if name in ("", revision.user):
            return by(revision)
        found = self.client.query(list="users", ususers=name).get("users") or [{}]
        userid = found[0].get("userid")
        return Author(str(userid) if userid else f"ip:{name}", name, name)

    def _removed(self, before: Said, after: Said, found: Difference, revision: Revision) -> None:
        standing = {block.heading for block in after.blocks}
        for place in found.removed:
            block = before.blocks[place]
            undone = bool(_UNDONE & set(revision.tags))
            if block.user == revision.user or undone or block.heading in standing:
                self._gone(before, place)

    def _gone(self, before: Said, place: int) -> None:
        id = before.id(place)
        if id is not None:
            thread = before.thread(place, id)
            at = datetime.now(UTC)
            self.items.append(Item(id, thread, Author("", ""), "", at, kind=ItemKind.DELETED))
