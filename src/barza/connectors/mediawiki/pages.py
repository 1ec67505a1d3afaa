"""Revisions of pages, read once within one call of ours, and who brought what stands there."""

from dataclasses import dataclass, field

from barza.connectors.errors import Missing, Permanent

from .client import Client
from .compare import compare
from .models import Page, Revision
from .talk import Block, parse

KEPT = 12
"""Texts of revisions kept at a time; a page may have two megabytes."""
HISTORY = 500
"""Newest revisions of a page among which the one that brought a text is looked for."""
_ALL = "ids|user|userid|timestamp|comment|tags|content"

Found = tuple[Page, Revision]


@dataclass
class Pages:
    """``known``: from a message's digest to its revision."""

    client: Client
    known: dict[str, int] = field(default_factory=dict)
    _kept: dict[int, Found] = field(default_factory=dict)

    @property
    def people(self) -> set[str]:
        return self.client.site.names(2, 3)

    def revision(self, revid: int) -> Found:
        """Raises ``Missing`` for what the wiki does not have, or shows to nobody."""
        if revid not in self._kept:
            self.read(revid)
        page, revision = self._kept[revid]
        if revision.content is None or revision.user is None:
            raise Missing(f"The wiki has hidden revision {revid}")
        return page, revision

    def read(self, *revids: int) -> None:
        wanted = [revid for revid in revids if revid and revid not in self._kept]
        if not wanted:
            return
        asked = "|".join(str(revid) for revid in wanted)
        for page in self.client.pages(revids=asked, rvprop=_ALL):
            for revision in page.revisions:
                self._kept[revision.revid] = (page, revision)
        if not self._kept.keys() & set(wanted):
            raise Missing(f"The wiki has no revision {asked}")
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]

    def latest(self, title: str) -> Found | Page:
        """The page alone where it does not exist yet."""
        found = self.client.pages(titles=title, rvprop=_ALL)
        if not found:
            raise Permanent(f"The wiki has no page {title!r}, and can have none")
        page = found[0]
        return (page, page.revisions[0]) if page.revisions else page

    def blocks(self, revid: int) -> list[Block]:
        if not revid:
            return []
        try:
            return parse(self.revision(revid)[1].content or "", self.people)
        except (Missing, KeyError):
            return []

    def brought_by(self, page: Page, now: list[Block], place: int, upto: int) -> int | None:
        """The revision that brought a message, as old as its author's first with it is."""
        block = now[place]
        known = self.known.get(block.digest(page.pageid))
        if known is not None:
            return known
        ids = [revid for revid in self._history(page, block.user) if revid <= upto]
        found = self._first(ids, now, place)
        if found is not None:
            self.known[block.digest(page.pageid)] = found
        return found

    def _history(self, page: Page, user: str) -> list[int]:
        """Oldest first: of its author where somebody signed, else of everybody."""
        who = {"rvuser": user} if user else {}
        try:
            found = self.client.pages(
                pageids=page.pageid, rvprop="ids|timestamp", rvlimit=HISTORY, **who
            )
        except Permanent:  # signed with a name that nobody can have
            return []
        return sorted(revision.revid for one in found for revision in one.revisions)

    def _first(self, ids: list[int], now: list[Block], place: int) -> int | None:
        low, high = 0, len(ids)
        while low < high:
            middle = (low + high) // 2
            there = compare(self.blocks(ids[middle]), now).before(place) is not None
            low, high = (low, middle) if there else (middle + 1, high)
        return ids[low] if low < len(ids) else None
