"""One look at a site: new comments, new posts, and what has changed.

Four calls when nothing is new; up to ``DOUBTS`` for comments that are no longer listed.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice

from barza.connectors.errors import Missing, Permanent
from barza.connectors.items import Batch, Item

from .client import Client
from .cursor import WATCHED, Cursor, stamp
from .models import Comment, Post
from .reading import comment_item, gone, post_item
from .sending import comment as comment_of

PAGE = 100
DOUBTS = 5


@dataclass
class Look:
    client: Client
    cursor: Cursor
    limit: int
    items: list[Item] = field(default_factory=list)

    def batch(self) -> Batch:
        size = min(self.limit, PAGE)
        comments, posts = self._comments(size), self._posts(size)
        full = [_time(found[-1]) for found in (comments, posts) if len(found) >= size]
        both: list[Comment | Post] = [*comments, *posts]
        due = [one for one in sorted(both, key=_order) if not full or _time(one) <= min(full)]
        for one in islice(due, self.limit):
            self._take(one)
        more = bool(full) or len(due) > self.limit
        self._changed_posts()
        self._changed_comments()
        return Batch(tuple(self.items), self.cursor.dump(), more)

    def _comments(self, size: int) -> list[Comment]:
        place = self.cursor.comments
        wanted = f"status:-nothing{place.after('created_at')}"
        asked = {"filter": wanted, "order": "created_at asc,id asc", "limit": size + len(place.ids)}
        found = self.client.many(Comment, "comments", "/comments/", asked)
        return [one for one in found if not place.has(one.created_at, one.id)]

    def _posts(self, size: int) -> list[Post]:
        place = self.cursor.posts
        wanted = f"status:[published,sent]{place.after('published_at')}"
        asked = {"filter": wanted, "order": "published_at asc,id asc", "formats": "html"}
        asked_for = {**asked, "limit": size + len(place.ids)}
        found = self.client.many(Post, "posts", "/posts/", asked_for)
        return [one for one in found if not place.has(_time(one), one.id)]

    def _take(self, one: Comment | Post) -> None:
        if isinstance(one, Post):
            self.items.append(post_item(one, self.client.me))
            self.cursor.posts.move(_time(one), one.id)
            self._seen_change(one)
            return
        self.cursor.comments.move(one.created_at, one.id)
        self.cursor.watch(one.id, digest(one))
        if one.status != "deleted":
            self.items.append(comment_item(one, self.client.me))

    def _seen_change(self, post: Post) -> None:
        at = post.updated_at.astimezone(UTC)
        self.cursor.changed = max(self.cursor.changed or at, at)

    def _changed_posts(self) -> None:
        since = self.cursor.changed
        if since is None:
            return
        wanted = f"status:[published,sent]+updated_at:>='{stamp(since)}'"
        asked = {"filter": wanted, "order": "updated_at asc", "limit": PAGE, "formats": "html"}
        for post in self.client.many(Post, "posts", "/posts/", asked):
            known = self.cursor.posts.has(_time(post), post.id)
            if known and post.updated_at > since:
                self.items.append(post_item(post, self.client.me, edited=True))
                self._seen_change(post)

    def _changed_comments(self) -> None:
        if not self.cursor.standing:
            return
        asked = {"order": "created_at desc,id desc", "limit": WATCHED}
        found = self.client.many(Comment, "comments", "/comments/", asked)
        for comment in found:
            self._changed(comment)
        listed = {comment.id for comment in found}
        oldest = min(listed) if len(found) >= WATCHED else ""
        missing = [id for id in self.cursor.standing if id not in listed and id > oldest]
        for id in missing[:DOUBTS]:
            self._ask_after(id)

    def _changed(self, comment: Comment) -> None:
        was, now = self.cursor.standing.get(comment.id), digest(comment)
        if was is None or was == now:
            return
        if comment.status == "deleted":
            del self.cursor.standing[comment.id]
            self.items.append(gone(f"comment:{comment.id}", f"post:{comment.post.id}"))
        else:
            self.cursor.watch(comment.id, now)
            self.items.append(comment_item(comment, self.client.me, edited=True))

    def _ask_after(self, id: str) -> None:
        """Ghost lists no comment that is deleted, unless somebody has answered it."""
        try:
            self._changed(comment_of(self.client, id))
        except Missing:
            self.items.append(gone(f"comment:{id}"))
            del self.cursor.standing[id]
        except Permanent:  # not for our eyes any more: asking again would block every look
            del self.cursor.standing[id]


def _time(one: Comment | Post) -> datetime:
    at = one.created_at if isinstance(one, Comment) else one.published_at or one.updated_at
    return at.astimezone(UTC)


def _order(one: Comment | Post) -> tuple[datetime, bool]:
    """A post comes before what was said below it in the same moment."""
    return _time(one), isinstance(one, Comment)


def digest(comment: Comment) -> str:
    return sha256(f"{comment.status}\n{comment.html}".encode()).hexdigest()[:12]
