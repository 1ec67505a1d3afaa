"""One look at a Page: posts and what stands below them, messages, reviews; then what has changed.

Four calls when nothing much is new: the newest ``POSTS`` of our own place and of those that name
us, each with its newest ``BELOW`` comments; the newest ``TALKS`` conversations, each with its
newest ``SAID`` messages (Graph tells no more of them); the newest ``REVIEWS``. Up to ``PAGES`` more
for posts with more new comments than that, and ``DOUBTS`` for comments that are no longer listed.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from barza.connectors.errors import Missing, Permanent
from barza.connectors.items import Batch, Item, ItemKind
from barza.connectors.meta.graph import Graph

from .cursor import Cursor
from .models import COMMENT, MESSAGE, POST, REVIEW, Comment, Conversation, Post, Review
from .reading import Reading, split

POSTS, BELOW, TALKS, SAID, REVIEWS = 25, 50, 25, 20, 50
PAGES, DOUBTS = 40, 5
DEEP = {"filter": "stream", "order": "reverse_chronological"}
"""Answers to comments too, newest first."""
_BELOW = f"comments.filter(stream).order(reverse_chronological).limit({BELOW}){{{COMMENT}}}"


@dataclass
class Look:
    graph: Graph
    reading: Reading
    cursor: Cursor
    limit: int
    found: dict[str, Item] = field(default_factory=dict)
    oldest: dict[str, datetime] = field(default_factory=dict)
    """Of each thread: since when we have seen all that stands below it."""
    pages: int = PAGES

    def batch(self) -> Batch:
        self._posts("feed")
        self._posts("tagged")
        self._messages()
        self._reviews()
        fresh = sorted(filter(self._new, self.found.values()), key=_order)
        due = fresh[: self.limit]
        more = len(fresh) > len(due)
        changes = [] if more else [*self._changed(), *self._deleted()]
        for item in due:
            self._remember(item)
        return Batch((*due, *changes), self.cursor.dump(), more)

    def _posts(self, edge: str) -> None:
        path, asked = f"/{self.reading.page}/{edge}", {"fields": f"{POST},{_BELOW}", "limit": POSTS}
        for post in self.graph.many(Post, path, asked):
            self._add(self.reading.post(post))
            self._comments(post)

    def _comments(self, post: Post) -> None:
        """Down to what we know, or to the end."""
        found, after = post.comments.data, post.comments.after
        self._below(post, found)
        while after and found and self._unknown(found) and self.pages:
            self.pages -= 1
            asked = {"fields": COMMENT, "limit": 100, **DEEP}
            found, after = self.graph.page(Comment, f"/{post.id}/comments", asked, after)
            self._below(post, found)
        whole = not after or not found
        since = datetime.min.replace(tzinfo=UTC) if whole else found[-1].created_time
        self.oldest[f"post:{post.id}"] = since

    def _unknown(self, found: list[Comment]) -> bool:
        last = found[-1]
        return self.cursor.new(last.created_time.astimezone(UTC), f"comment:{last.id}")

    def _below(self, post: Post, found: list[Comment]) -> None:
        for one in found:
            self._add(self.reading.comment(one, post.id))

    def _messages(self) -> None:
        fields = f"id,updated_time,messages.limit({SAID}){{{MESSAGE}}}"
        asked = {"platform": "messenger", "fields": fields, "limit": TALKS}
        for talk in self.graph.many(Conversation, f"/{self.reading.page}/conversations", asked):
            for message in talk.messages.data:
                self._add(self.reading.message(message))

    def _reviews(self) -> None:
        asked = {"fields": REVIEW, "limit": REVIEWS}
        for review in self.graph.many(Review, f"/{self.reading.page}/ratings", asked):
            self._add(self.reading.review(review))

    def _add(self, item: Item) -> None:
        self.found.setdefault(item.id, item)

    def _new(self, item: Item) -> bool:
        return self.cursor.new(item.at, item.id)

    def _remember(self, item: Item) -> None:
        self.cursor.remember(item.id, item.at, digest(item), item.thread)

    def _changed(self) -> list[Item]:
        edits: list[Item] = []
        for id, seen in self.cursor.seen.items():
            item = self.found.get(id)
            if item is not None and digest(item) != seen.digest:
                seen.digest = digest(item)
                edits.append(as_edit(item))
        return edits

    def _deleted(self) -> list[Item]:
        """Asks after comments that should have been listed and were not."""
        never = datetime.max.replace(tzinfo=UTC)
        doubtful = [
            id
            for id, seen in self.cursor.seen.items()
            if id not in self.found
            and id.startswith("comment:")
            and seen.at > self.oldest.get(seen.thread, never)
        ]
        return [gone for id in doubtful[:DOUBTS] for gone in self._ask_after(id)]

    def _ask_after(self, id: str) -> list[Item]:
        thread = self.cursor.seen[id].thread
        try:
            self.graph.one(Comment, f"/{split(id)[1]}", "id,created_time")
        except Missing:
            self._forget(id)
            return [self.reading.gone(id, thread)]
        except Permanent:  # not for our eyes any more: asking again would block every look
            self._forget(id)
        return []

    def _forget(self, id: str) -> None:
        """Stays known, and is asked for no more."""
        self.cursor.seen[id].thread = ""


def as_edit(item: Item) -> Item:
    return Item(
        **{name: getattr(item, name) for name in item.__dataclass_fields__ if name != "kind"},
        kind=ItemKind.EDITED,
    )


def digest(item: Item) -> str:
    standing = f"{item.moderation}\n{item.title}\n{item.text}"
    return sha256(standing.encode("utf-8", "replace")).hexdigest()[:12]


def _order(item: Item) -> tuple[datetime, bool, str]:
    """A post comes before what was said below it within the same second."""
    return item.at, not item.id.startswith("post:"), item.id
