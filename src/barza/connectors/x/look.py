"""One look at X: what is new in four places, then what was changed or taken away.

Calls: one for each place, one for the posts that are watched, and one more where some of them
were changed; more pages only where much is new.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from barza.connectors.asking import checked, readable
from barza.connectors.items import Batch, Item, ItemKind

from .client import Client
from .cursor import Cursor, Known
from .models import Event, Lookup, Page, Post
from .reading import EVENT, POST, Reader, gone

PAGE, FIRST, FURTHER, FURTHER_PRIVATE = 100, 2, 8, 3
"""Entries of a page; pages that are read at the first look, at any other, of private messages."""
WATCHED, QUOTED = 100, 8
"""Posts whose changes are noticed; own posts whose quotes are looked for (a query has 512
characters at most)."""
SEARCHED = timedelta(days=6, hours=12)
"""X's search reaches back seven days, and refuses to begin earlier."""


@dataclass(frozen=True)
class New:
    """``post``: None for a private message. ``number``: of the version."""

    source: str
    number: int
    item: Item
    post: Post | None = None


@dataclass
class Look:
    client: Client
    cursor: Cursor
    limit: int
    items: list[Item] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reader = Reader(self.client.me)

    def batch(self) -> Batch:
        found = [*self._mentions(), *self._own(), *self._search(), *self._private()]
        more = False
        for new in sorted(found, key=lambda one: (one.item.at, one.number)):
            if len(self.items) >= self.limit:
                more = True
                break
            self.cursor.move(new.source, new.number)
            if new.post is None:
                self.items.append(new.item)
            else:
                self._take(new.item, new.post)
        if not more:
            self._changes()
        return Batch(tuple(self.items), self.cursor.dump(), more)

    def _take(self, item: Item, post: Post) -> None:
        """A post may come from two places."""
        known = self.cursor.known.get(item.id)
        if known is None or int(post.latest) > int(known.latest):
            kind = ItemKind.EDITED if known else ItemKind.MESSAGE
            self.items.append(replace(item, kind=kind))
            entry = Known(
                latest=post.latest, thread=item.thread, author=post.author_id, own=item.own
            )
            self.cursor.remember(item.id, entry)

    def _mentions(self) -> list[New]:
        return self._posts("mentions", f"/2/users/{self.client.me.id}/mentions", {})

    def _own(self) -> list[New]:
        path = f"/2/users/{self.client.me.id}/tweets"
        return self._posts("own", path, {"exclude": "retweets"})

    def _search(self) -> list[New]:
        """Answers that name nobody, and quotes."""
        name = self.client.me.username
        ours = [id for id in self.cursor.newest(WATCHED) if self.cursor.known[id].own]
        roots = [id for id in ours if self.cursor.known[id].thread == id][:QUOTED]
        wanted = " OR ".join([f"to:{name}", *(f"quotes_of_tweet_id:{id}" for id in roots)])
        query = {"query": f"({wanted}) -from:{name} -is:retweet"}
        return self._posts("search", "/2/tweets/search/recent", query)

    def _posts(self, source: str, path: str, asked: dict[str, str]) -> list[New]:
        floor = self.cursor.floor(source)
        params: dict[str, str | int] = {**POST, **asked, "max_results": PAGE}
        if floor and (source != "search" or _at(floor) > datetime.now(UTC) - SEARCHED):
            params["since_id"] = str(floor)
        found: list[New] = []
        for _ in range(FURTHER if floor else FIRST):
            page = checked(Page, self.client.call("GET", path, params=params))
            posts = [one for one in readable(Post, page.data) if int(one.id) > floor]
            found += [
                New(source, int(one.id), self.reader.post(one, page.includes), one)
                for one in posts
                if not one.refers("retweeted")
            ]
            if not page.meta.next_token or not posts:
                break
            params["pagination_token"] = page.meta.next_token
        return found

    def _private(self) -> list[New]:
        floor = self.cursor.floor("private")
        params: dict[str, str | int] = {
            **EVENT, "event_types": "MessageCreate", "max_results": PAGE
        }  # fmt: skip
        found: list[New] = []
        for _ in range(FURTHER_PRIVATE if floor else 1):
            page = checked(Page, self.client.call("GET", "/2/dm_events", params=params))
            events = [one for one in readable(Event, page.data) if int(one.id) > floor]
            found += [
                New("private", int(one.id), self.reader.event(one, page.includes)) for one in events
            ]
            if not page.meta.next_token or len(events) < len(page.data):
                break
            params["pagination_token"] = page.meta.next_token
        return found

    def _changes(self) -> None:
        watched = {self.cursor.known[id].latest: id for id in self.cursor.newest(WATCHED)}
        if not watched:
            return
        found = self._lookup(list(watched))
        for problem in found.errors:
            first = watched.get(problem.resource_id or problem.value)
            if problem.missing and first:
                self.items.append(gone(first, self.cursor.known.pop(first), datetime.now(UTC)))
        changed = [one for one in readable(Post, found.data) if one.latest != one.id]
        if changed:
            newest = self._lookup([one.latest for one in changed])
            for post in readable(Post, newest.data):
                self._take(self.reader.post(post, newest.includes), post)

    def _lookup(self, ids: list[str]) -> Lookup:
        params = {**POST, "ids": ",".join(ids)}
        return checked(Lookup, self.client.call("GET", "/2/tweets", params=params))


def _at(number: int) -> datetime:
    """The time that is in a post's number: milliseconds since X began to count so."""
    return datetime.fromtimestamp(((number >> 22) + 1_288_834_974_657) / 1000, UTC)
