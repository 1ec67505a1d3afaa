"""One look at the server: mentions, our own posts, answers below them, edits and deletions.

What one look costs, in calls: two pages when nothing is new; up to ``CONTEXTS`` for the
newest own posts that have replies; up to ``DOUBTS`` to find out whether something that is no
longer listed was deleted. Edits and deletions are noticed within the newest page of mentions
and of own posts, and below the newest own posts; what is older, the stream and the webhook
tell. A Mastodon server tells of an edit in a notification only to those who boosted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from heapq import merge
from itertools import islice

from barza.connectors.errors import Missing, Permanent
from barza.connectors.items import Batch, Item, ItemKind

from .client import Client
from .cursor import Cursor, Known
from .models import Account, Notification, Status
from .pages import PAGE, after
from .reading import Threads, context, gone, item

CONTEXTS = 8
DOUBTS = 5
_MENTIONS = ["mention"]


@dataclass(frozen=True)
class Entry:
    """A status and its place in the list it came from: that place is where we go on."""

    id: str
    at: float
    status: Status | None
    source: str


@dataclass
class Look:
    client: Client
    me: Account
    cursor: Cursor
    limit: int
    items: list[Item] = field(default_factory=list)
    threads: Threads = field(init=False)
    seen: dict[str, Status] = field(default_factory=dict)

    def __post_init__(self) -> None:
        roots = {id: known.root for id, known in self.cursor.known.items()}
        self.threads = Threads(self.client, roots)

    def batch(self) -> Batch:
        notes, posts = self._notifications({}), self._statuses({})
        more = self._news(notes, posts)
        answered = self._answers(posts, more)
        self._edits(notes, posts)
        self._deletions(notes, posts, answered)
        items = sorted(self.items, key=_happened)
        return Batch(tuple(items), self.cursor.dump(), more or bool(self.cursor.waiting))

    def _notifications(self, bound: dict[str, str]) -> list[Notification]:
        return self.client.many(
            Notification,
            lambda library: library.notifications(types=_MENTIONS, limit=PAGE, **bound),
        )

    def _statuses(self, bound: dict[str, str]) -> list[Status]:
        return self.client.many(
            Status,
            lambda library: library.account_statuses(self.me.id, limit=PAGE, **bound),
        )

    def _news(self, notes: list[Notification], posts: list[Status]) -> bool:
        """Takes from both lists in the order of time, and says whether there is more."""
        if len(self.cursor.waiting) > CONTEXTS:
            return True
        mentions, all_mentions = after(self._notifications, notes, self.cursor.mention)
        own, all_own = after(self._statuses, posts, self.cursor.own)
        told = [_mention(note) for note in mentions]
        said = [Entry(post.id, _time(post), post, "o") for post in own]
        horizon = min([_end(told)] * (not all_mentions) + [_end(said)] * (not all_own) + [_LATE])
        due = [entry for at, entry in merge(_rising(told), _rising(said), key=_at) if at <= horizon]
        for entry in islice(due, self.limit):
            self._take(entry)
        return len(due) > self.limit or not (all_mentions and all_own)

    def _take(self, entry: Entry) -> None:
        if entry.source == "o":
            self.cursor.own = entry.id
        else:
            self.cursor.mention = entry.id
        status = entry.status
        if status is None or status.reblog or status.id in self.cursor.known:
            return
        self._add(status, entry.source, self.threads.root(status))
        if entry.source == "o" and status.replies_count != 0:
            self.cursor.waiting.append(status.id)

    def _add(self, status: Status, source: str, root: str) -> None:
        self.items.append(item(status, root, self.me))
        self.cursor.remember(status, source, root)

    def _answers(self, posts: list[Status], more: bool) -> set[str]:
        """Reads what stands below own posts; returns the posts that were looked at."""
        recent = [post.id for post in posts if post.replies_count != 0 and not post.reblog]
        waiting = list(dict.fromkeys([*self.cursor.waiting, *([] if more else recent)]))[:CONTEXTS]
        looked: set[str] = set()
        for id in waiting:
            if self.items and len(self.items) >= self.limit:
                break
            self._below(id)
            looked.add(id)
        self.cursor.waiting = [id for id in self.cursor.waiting if id not in looked]
        return looked

    def _below(self, id: str) -> None:
        try:
            found = context(self.client, id)
        except Permanent:  # taken away meanwhile, or not for us
            return
        root = found.ancestors[0].id if found.ancestors else id
        self.seen |= {status.id: status for status in found.descendants}
        for status in [one for one in found.descendants if not self.cursor.has(one, id)]:
            self._add(status, id, self.threads.roots.setdefault(status.id, root))

    def _edits(self, notes: list[Notification], posts: list[Status]) -> None:
        self.seen |= {post.id: post for post in posts}
        self.seen |= {note.status.id: note.status for note in notes if note.status}
        for status in self.seen.values():
            if self.cursor.changed(status):
                known = self.cursor.known[status.id]
                self.cursor.remember(status, known.source, known.root)
                self.items.append(item(status, known.root, self.me, edited=True))

    def _deletions(
        self, notes: list[Notification], posts: list[Status], answered: set[str]
    ) -> None:
        """Asks after what should have been listed and was not."""
        since = {
            "m": min([_time(note.status) for note in notes if note.status], default=0.0),
            "o": min([_time(post) for post in posts], default=0.0),
        }
        doubtful = [
            id
            for id, known in self.cursor.known.items()
            if id not in self.seen
            and (known.source in answered or _listed(known, since.get(known.source)))
        ]
        for id in doubtful[:DOUBTS]:
            self._ask_after(id)

    def _ask_after(self, id: str) -> None:
        known = self.cursor.known[id]
        try:
            self.client.one(Status, lambda library: library.status(id))
            known.source = ""
        except Missing:
            del self.cursor.known[id]
            self.items.append(gone(id, known.root, datetime.now(UTC)))
        except Permanent:  # not for our eyes any more: asking again would block every look
            known.source = ""


_LATE = float("inf")


def _mention(note: Notification) -> Entry:
    """snac ignores the wish for mentions only; the others still move our place on."""
    status = note.status if note.type == "mention" else None
    return Entry(note.id, note.created_at.timestamp(), status, "m")


def _happened(one: Item) -> datetime:
    return one.edited_at if one.kind is ItemKind.EDITED and one.edited_at else one.at


def _time(status: Status) -> float:
    return status.created_at.timestamp()


def _listed(known: Known, since: float | None) -> bool:
    """Whether the page that we read should have shown it."""
    return bool(since) and known.at > (since or 0.0)


def _rising(entries: list[Entry]) -> Iterator[tuple[float, Entry]]:
    """With times that never fall, so that what is taken of a list is always its beginning."""
    latest = 0.0
    for entry in entries:
        latest = max(latest, entry.at)
        yield latest, entry


def _at(pair: tuple[float, Entry]) -> float:
    return pair[0]


def _end(entries: list[Entry]) -> float:
    return max((entry.at for entry in entries), default=_LATE)
