"""One look at a site: new comments of every state, new posts of ours, and what has changed.

Four calls when nothing is new: comments after our place, posts after our place, posts changed
since, and the newest ``WATCHED`` comments as they stand. Those that are missing there are
asked for one by one, ``DOUBTS`` in one look.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from typing import Any

from barza.connectors.errors import Missing, Permanent
from barza.connectors.items import Author, Batch, Item, ItemKind

from .client import Client
from .cursor import WATCHED, Cursor
from .models import Comment, Post, User
from .reading import comment_item, post_item, words

PAGE = 100
DOUBTS = 5
_EDITOR = {"context": "edit"}


@dataclass
class Look:
    client: Client
    me: User
    cursor: Cursor
    limit: int
    items: list[Item] = field(default_factory=list)

    def batch(self) -> Batch:
        size = min(self.limit, PAGE)
        comments, posts = self._comments(size), self._posts(size)
        full = [found[-1].date_gmt for found in (comments, posts) if len(found) == size]
        both: list[Comment | Post] = [*comments, *posts]
        due = [one for one in sorted(both, key=_written) if not full or one.date_gmt <= min(full)]
        for one in islice(due, self.limit):
            self._take(one)
        more = bool(full) or len(due) > self.limit
        self._changed_posts()
        self._changed_comments(more)
        return Batch(tuple(self.items), self.cursor.dump(), more)

    def _comments(self, size: int) -> list[Comment]:
        order = {"status": "any", "orderby": "date_gmt", "order": "asc", "per_page": size}
        found = self.client.many(
            Comment, "comments", {**_EDITOR, **order, **self.cursor.comments.params()}
        )
        return sorted(found, key=lambda one: (one.date_gmt, one.id))

    def _posts(self, size: int, **more: Any) -> list[Post]:
        order = {"author": self.me.id, "orderby": "date", "order": "asc", "per_page": size}
        return self.client.many(
            Post, "posts", {**_EDITOR, **order, **self.cursor.posts.params(), **more}
        )

    def _take(self, one: Comment | Post) -> None:
        if isinstance(one, Post):
            self.items.append(post_item(one, self.me))
            self.cursor.posts.move(one.date_gmt, one.id)
            self.cursor.changed = max(self.cursor.changed, _stamp(one.modified_gmt))
            return
        self.cursor.comments.move(one.date_gmt, one.id)
        self.cursor.watch(str(one.id), digest(one))
        if one.status != "trash":
            self.items.append(comment_item(one, self.me))

    def _changed_posts(self) -> None:
        """WordPress changes a post's own time with every edit; those we know are edits."""
        since = self.cursor.changed
        if not since:
            return
        asked = {**_EDITOR, "author": self.me.id, "modified_after": since, "per_page": PAGE}
        found = self.client.many(Post, "posts", {**asked, "orderby": "modified", "order": "asc"})
        for post in found:
            known = _stamp(post.date_gmt) < self.cursor.posts.at or post.id in self.cursor.posts.ids
            if known and post.modified_gmt > post.date_gmt and _stamp(post.modified_gmt) > since:
                self.items.append(post_item(post, self.me, edited=True))
                self.cursor.changed = max(self.cursor.changed, _stamp(post.modified_gmt))

    def _changed_comments(self, more: bool) -> None:
        if not self.cursor.standing:
            return
        newest = {"status": "any", "orderby": "date_gmt", "order": "desc", "per_page": WATCHED}
        found = {str(c.id): c for c in self.client.many(Comment, "comments", {**_EDITOR, **newest})}
        for id, was in list(self.cursor.standing.items()):
            if id in found and digest(found[id]) != was:
                self._changed(found[id])
        if not more:
            self._late(list(found.values()))
        oldest = min((int(id) for id in found), default=0)
        missing = [id for id in self.cursor.standing if id not in found and int(id) > oldest]
        for id in missing[:DOUBTS]:
            self._ask_after(id)

    def _late(self, found: list[Comment]) -> None:
        """WordPress compares local times: the hour when clocks go back would hide some."""
        oldest = min(int(id) for id in self.cursor.standing)
        for comment in sorted(found, key=lambda one: one.id):
            if comment.id > oldest and str(comment.id) not in self.cursor.standing:
                self._take(comment)

    def _ask_after(self, id: str) -> None:
        try:
            self._changed(self.client.one(Comment, "GET", f"comments/{id}", params=_EDITOR))
        except Missing:
            del self.cursor.standing[id]
            self.items.append(_gone(f"comment:{id}"))
        except Permanent:  # not for our eyes any more: asking again would block every look
            del self.cursor.standing[id]

    def _changed(self, comment: Comment) -> None:
        if self.cursor.standing[str(comment.id)] == digest(comment):
            return
        self.cursor.watch(str(comment.id), digest(comment))
        if comment.status == "trash":
            self.items.append(_gone(f"comment:{comment.id}", f"post:{comment.post}"))
        else:
            self.items.append(comment_item(comment, self.me, edited=True))


def _written(one: Comment | Post) -> tuple[datetime, bool]:
    """A post comes before what was said below it within the same second."""
    return one.date_gmt, isinstance(one, Comment)


def digest(comment: Comment) -> str:
    return sha256(f"{comment.status}\n{words(comment)}".encode()).hexdigest()[:12]


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _gone(id: str, thread: str = "") -> Item:
    """``at`` is when we learned it: WordPress does not say when."""
    now = datetime.now(UTC)
    return Item(id, thread or id, Author("", ""), "", now, kind=ItemKind.DELETED)
