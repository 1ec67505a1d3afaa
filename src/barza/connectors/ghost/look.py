"""One look at a site: new comments, new posts, and what has changed. Four calls."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice

from barza.connectors.items import Batch, Item

from .client import Client
from .cursor import MOMENT, WATCHED, Cursor, stamp
from .models import Comment, Post
from .reading import comment_item, gone, post_item

PAGE = 100


@dataclass
class Look:
    client: Client
    cursor: Cursor
    limit: int
    items: list[Item] = field(default_factory=list)

    def batch(self) -> Batch:
        size = min(self.limit, PAGE)
        comments, posts = self._comments(size), self._posts(size)
        full = [_time(found[-1]) for found in (comments, posts) if len(found) == size]
        both: list[Comment | Post] = [*comments, *posts]
        due = [one for one in sorted(both, key=_order) if not full or _time(one) <= min(full)]
        for one in islice(due, self.limit):
            self._take(one)
        more = bool(full) or len(due) > self.limit
        self._changed_posts()
        self._changed_comments()
        return Batch(tuple(self.items), self.cursor.dump(), more)

    def _comments(self, size: int) -> list[Comment]:
        wanted = f"status:-nothing{self.cursor.comments.after('created_at')}"
        asked = {"filter": wanted, "order": "created_at asc,id asc", "limit": size}
        return self.client.many(Comment, "comments", "/comments/", asked)

    def _posts(self, size: int) -> list[Post]:
        wanted = f"status:[published,sent]{self.cursor.posts.after('published_at')}"
        asked = {"filter": wanted, "order": "published_at asc,id asc", "limit": size}
        return self.client.many(Post, "posts", "/posts/", {**asked, "formats": "html"})

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
        wanted = f"status:[published,sent]+updated_at:>'{stamp(since + MOMENT)}'"
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
        for comment in self.client.many(Comment, "comments", "/comments/", asked):
            was, now = self.cursor.standing.get(comment.id), digest(comment)
            if was is None or was == now:
                continue
            self.cursor.watch(comment.id, now)
            if comment.status == "deleted":
                self.items.append(gone(f"comment:{comment.id}", f"post:{comment.post.id}"))
            else:
                self.items.append(comment_item(comment, self.client.me, edited=True))


def _time(one: Comment | Post) -> datetime:
    at = one.created_at if isinstance(one, Comment) else one.published_at or one.updated_at
    return at.astimezone(UTC)


def _order(one: Comment | Post) -> tuple[datetime, bool]:
    """A post comes before what was said below it in the same moment."""
    return _time(one), isinstance(one, Comment)


def digest(comment: Comment) -> str:
    return sha256(f"{comment.status}\n{comment.html}".encode()).hexdigest()[:12]
