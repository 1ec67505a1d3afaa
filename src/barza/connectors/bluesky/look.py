"""One look: mentions, answers and quotes, our own posts, and what is no longer there.

Two calls when nothing is new, one more for pictures, one more when something that should be
listed is not; up to ``DOUBTS`` of our own posts are then asked for by name. A deletion is
noticed within the newest page of mentions and of own posts. The lists can't be asked from a
place on: each is walked from its newest page down to what is known, ``PAGES`` at most, so after
a pause with more than ``PAGES * PAGE`` of them the oldest stay unread.

The app view tells nobody of an answer that it read before the post above it. So where the
answers to one of our newest posts are more than we know of, ``THREADS`` of these are read whole.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from barza.connectors.asking import readable
from barza.connectors.errors import Missing
from barza.connectors.items import Batch, Item

from .client import Client
from .cursor import MENTION, OWN, Cursor
from .ids import name
from .models import Entry, Feed, Notification, Notifications, Post, Stored, Thread
from .reading import BATCH, gone, happened, item, posts, record_of

PAGE = 100
PAGES = 50
DOUBTS = 5
THREADS = 8
DEPTH = 20
"""Answers to answers that are read."""
LAG = 600.0
"""Seconds within which the app view may not show yet what our own repository holds."""
_LATE = float("inf")
_REASONS = ["mention", "reply", "quote"]
_Page = tuple[list[Post] | list[Notification], str]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    post: Post | Notification
    source: str
    at: float


@dataclass
class Look:
    client: Client
    cursor: Cursor
    limit: int
    items: list[Item] = field(default_factory=list)
    listed: dict[str, Post | Notification] = field(default_factory=dict)
    whole: dict[str, int] = field(default_factory=dict)
    """Own posts below which everything was read, and how many answers they had."""
    since: dict[str, float] = field(default_factory=dict)
    """From when on a list's newest page should show everything."""

    def batch(self) -> Batch:
        told, said = self._walk(self._mentions, MENTION), self._walk(self._own, OWN)
        below = self._below({one.post.uri for one in told})
        news = sorted([*told, *said, *below.values()], key=lambda one: one.at)
        self._take(news[: self.limit])
        self._answered(set(below))
        self._deletions()
        return Batch(tuple(self.items), self.cursor.dump(), len(news) > self.limit)

    def _walk(self, ask: Callable[[str], _Page], source: str) -> list[Found]:
        news: dict[str, Found] = {}
        place = ""
        for number in range(PAGES):
            page, place = ask(place)
            found = [_found(post, source) for post in page]
            if number == 0:
                self._lists(found, source, is_all=not place)
            new = [one for one in found if not self.cursor.has(one.post.uri, source, one.at)]
            news |= {one.post.uri: one for one in new}
            if not place or (found and not new):
                return list(news.values())
        log.warning("More than %s pages are new: the oldest stay unread", PAGES)
        return list(news.values())

    def _lists(self, found: list[Found], source: str, *, is_all: bool) -> None:
        self.listed |= {one.post.uri: one.post for one in found}
        oldest = min((one.at for one in found), default=_LATE)
        self.since[source] = -_LATE if is_all else oldest

    def _mentions(self, place: str) -> _Page:
        asked: dict[str, Any] = {"limit": PAGE, "reasons": _REASONS, **_at(place)}
        page = self.client.get(Notifications, "app.bsky.notification.listNotifications", **asked)
        all_kinds = readable(Notification, page.notifications)
        posts = [one for one in all_kinds if one.reason in _REASONS]
        return posts, page.cursor or ""

    def _own(self, place: str) -> _Page:
        me = self.client.session.did
        asked = {"actor": me, "filter": "posts_with_replies", "limit": PAGE, **_at(place)}
        page = self.client.get(Feed, "app.bsky.feed.getAuthorFeed", **asked)
        entries = readable(Entry, page.feed)
        ours = [one.post for one in entries if one.post.author.did == me and not one.reason]
        return ours, page.cursor or ""

    def _below(self, told: set[str]) -> dict[str, Found]:
        """Answers that no list has told of."""
        found: dict[str, Found] = {}
        for uri, count in self._answered_anew()[:THREADS]:
            for post in thread(self.client, uri):
                one = _found(post, MENTION)
                known = self.cursor.has(post.uri, MENTION, one.at) or post.uri in told
                if not known and post.author.did != self.client.session.did:
                    found[post.uri] = one
            self.whole[uri] = count
        return found

    def _answered_anew(self) -> list[tuple[str, int]]:
        own = [one for one in self.listed.values() if isinstance(one, Post)]
        counted = [(one.uri, one.replies or 0) for one in own]
        known = {uri: known.answers for uri, known in self.cursor.known.items()}
        return [(uri, count) for uri, count in counted if count > known.get(uri, 0)]

    def _answered(self, below: set[str]) -> None:
        """Once all that was found below is taken, the same number of answers is no news."""
        if all(uri in self.cursor.known for uri in below):
            for uri, count in self.whole.items():
                if uri in self.cursor.known:
                    self.cursor.known[uri].answers = count

    def _take(self, due: list[Found]) -> None:
        shown = posts(self.client, [one.post.uri for one in due if _has_pictures(one)])
        for one in due:
            read = item(shown.get(one.post.uri, one.post), self.client.session)
            self.items.append(read)
            self.cursor.remember(read.id, one.source, one.at, read.thread)

    def _deletions(self) -> None:
        """Asks after what should have been listed and was not."""
        doubtful = [
            uri
            for uri, known in self.cursor.known.items()
            if known.watched and uri not in self.listed and known.at > self.since[known.source]
        ]
        doubtful = sorted(doubtful, key=lambda uri: -self.cursor.known[uri].at)[:BATCH]
        shown = posts(self.client, doubtful)
        for uri in shown:
            self.cursor.known[uri].watched = False
        missing = [uri for uri in doubtful if uri not in shown]
        ours = [uri for uri in missing if name(uri).did == self.client.session.did]
        still = {uri for uri in ours[:DOUBTS] if self._is_in_our_repository(uri)}
        for uri in set(missing) - still - set(ours[DOUBTS:]):
            self.items.append(gone(uri, self.cursor.root(uri)))
            del self.cursor.known[uri]

    def _is_in_our_repository(self, uri: str) -> bool:
        try:
            stored(self.client, uri)
        except Missing:
            return False
        known = self.cursor.known[uri]
        known.watched = time.time() - known.at < LAG
        return True


def thread(client: Client, uri: str) -> list[Post]:
    """The answers below a post, and theirs; nothing where it is gone meanwhile."""
    asked = {"uri": uri, "depth": DEPTH, "parentHeight": 0}
    try:
        tree = client.get(Thread, "app.bsky.feed.getPostThread", **asked).thread
    except Missing:
        return []
    found, waiting = [], list(tree.get("replies") or [])
    while waiting:
        branch = waiting.pop(0)
        if isinstance(branch, dict) and "post" in branch:
            found.append(branch["post"])
            waiting += branch.get("replies") or []
    return readable(Post, found)


def stored(client: Client, uri: str) -> Stored:
    """From a repository itself. Raises ``Missing``."""
    did, collection, key = name(uri)
    asked = {"repo": did, "collection": collection, "rkey": key}
    return client.get(Stored, "com.atproto.repo.getRecord", **asked)


def _found(post: Post | Notification, source: str) -> Found:
    at = happened(record_of(post.record), post.indexed_at)
    return Found(post, source, at.timestamp())


def _has_pictures(one: Found) -> bool:
    """A notification holds the record only, whose pictures have no address."""
    return isinstance(one.post, Notification) and bool(one.post.record.get("embed"))


def _at(place: str) -> dict[str, str]:
    return {"cursor": place} if place else {}
