"""One look at a forum: new posts of all threads that we may see, and what has changed.

Calls: the two lists, one or more pages of each thread with something new, and the last page read
of the ``WATCHED`` threads that were read last.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count

from barza.connectors.asking import checked, readable
from barza.connectors.errors import Missing, Permanent
from barza.connectors.items import Batch, Item

from .client import Client
from .cursor import Cursor
from .models import Post, Thread, Threads
from .pages import Pages
from .reading import TREES, Page, Place, gone, place

FIRST, FURTHER = 5, 40
"""Pages of a list that are read at the first look, and at any other."""
WATCHED = 12


@dataclass
class Look:
    client: Client
    cursor: Cursor
    limit: int
    items: list[Item] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pages = Pages(self.client)

    def batch(self) -> Batch:
        unread = [found for tree in TREES for found in self._unread(tree)]
        more = False
        for thread, opening in sorted(unread, key=lambda one: one[0].last_post or 0):
            if len(self.items) >= self.limit or not self._read(thread, opening):
                more = True
                break
        if not more:
            self._changes()
        items = sorted(self.items, key=lambda one: one.at)
        return Batch(tuple(items), self.cursor.dump(), more)

    def _unread(self, tree: str) -> list[tuple[Thread, Place]]:
        """The list begins with what was written last; threads that are pinned come before all."""
        found: list[tuple[Thread, Place]] = []
        start: int | None = 0
        for _ in range(FURTHER if self.cursor.threads else FIRST):
            told = self.client.call(
                "GET", f"/{TREES[tree]}/", params={"list": "all", "start": start}
            )
            listed = checked(Threads, told)
            threads = readable(Thread, listed.results)
            new = [one for one in threads if self._is_new(one, Place(tree, one.id))]
            found += [(one, Place(tree, one.id)) for one in new]
            start = listed.next
            if not start or len(new) < len([one for one in threads if not one.weight]):
                break
        return found

    def _is_new(self, thread: Thread, opening: Place) -> bool:
        return (thread.last_post or 0) > self.cursor.known(str(opening)).post

    def _read(self, thread: Thread, opening: Place) -> bool:
        """False when there is more of it than may be taken now."""
        known = self.cursor.known(str(opening))
        try:
            page = self.pages.from_(opening, known.post, known.page)
        except Permanent:  # taken away meanwhile, or not for us
            self.cursor.move(str(opening), thread.last_post or 0, 1)
            return True
        for number in count(page.whole.post_set.page):
            page = self.pages.page(opening, number)
            for post in [one for one in page.posts if one.id > known.post]:
                if len(self.items) >= self.limit:
                    return False
                self._take(page, post)
                self.cursor.move(str(opening), post.id, number)
            known = self.cursor.known(str(opening))
            if number >= page.whole.post_set.pages:
                break
        self.cursor.move(str(opening), max(known.post, thread.last_post or 0), number)
        return True

    def _take(self, page: Page, post: Post) -> None:
        if not post.is_event:
            item = page.item(post)
            self.items.append(item)
            self.cursor.watch(item.id, digest(page, post))

    def _changes(self) -> None:
        for id in list(self.cursor.threads)[-WATCHED:]:
            opening = place(id)
            try:
                page = self.pages.page(opening, self.cursor.threads[id].page)
            except Missing:
                self._gone_from(opening)
                continue
            except Permanent:  # not for our eyes any more
                continue
            self._changed(page)

    def _changed(self, page: Page) -> None:
        ids = {str(page.place(post)): post for post in page.posts if not post.is_event}
        watched = [place(id) for id in self.cursor.standing]
        ours = [one for one in watched if (one.tree, one.thread) == (page.tree, page.whole.id)]
        for id, post in ids.items():
            was = self.cursor.standing.get(id)
            if was is None and any(one.post and one.post < post.id for one in ours):
                self._take(page, post)  # approved after later ones were read
            elif was is not None and was != digest(page, post):
                self.items.append(page.item(post, edited=True))
                self.cursor.watch(id, digest(page, post))
        oldest = min((post.id for post in page.posts), default=0)
        newest = max((post.id for post in page.posts), default=0)
        last = page.whole.post_set.page >= page.whole.post_set.pages
        for one in ours:
            listed = one.post > oldest and (last or one.post < newest)
            if listed and str(one) not in ids:
                self._gone(one)

    def _gone_from(self, opening: Place) -> None:
        """Its last page may be one less by now; the first is there as long as the thread is."""
        known = self.cursor.threads[str(opening)]
        try:
            whole = self.pages.page(opening, 1).whole
        except Permanent:
            for id in [id for id in self.cursor.standing if place(id).opening == opening]:
                self._gone(place(id))
            del self.cursor.threads[str(opening)]
            return
        known.page = whole.post_set.pages
        self._changed(self.pages.page(opening, known.page))

    def _gone(self, one: Place) -> None:
        del self.cursor.standing[str(one)]
        self.items.append(gone(one))


def digest(page: Page, post: Post) -> str:
    state = f"{page.moderation(post)}\n{post.content}"
    title = page.whole.title if post.id == page.first else ""
    return sha256(f"{state}\n{title}".encode("utf-8", "replace")).hexdigest()[:12]
