"""Posts as the desk's ``Item``."""

from dataclasses import dataclass
from datetime import UTC, datetime

from barza.connectors.errors import Missing
from barza.connectors.items import Author, Item, ItemKind, Media, Moderation, Visibility
from barza.connectors.plain import pictures

from .models import Post, User, Whole
from .text import absolute, named, plain, without_name

TREES = {"thread": "threads", "private": "private-threads"}


@dataclass(frozen=True)
class Place:
    """``post`` 0 is the thread's first, whatever its number."""

    tree: str
    thread: int
    post: int = 0

    def __str__(self) -> str:
        return f"{self.tree}:{self.thread}" + (f"/{self.post}" if self.post else "")

    @property
    def opening(self) -> "Place":
        return Place(self.tree, self.thread)

    def url(self, base_url: str) -> str:
        letter, post = self.tree[0], f"post/{self.post}/" if self.post else ""
        return f"{base_url}/{letter}/thread/{self.thread}/{post}"

    @property
    def path(self) -> str:
        return f"/{TREES[self.tree]}/{self.thread}/"


def place(id: str) -> Place:
    """Raises ``Missing`` for what was never an id of ours."""
    tree, _, rest = id.partition(":")
    thread, _, post = rest.partition("/")
    numbers = [one for one in (thread, post) if one or one is thread]
    if tree not in TREES or not all(one.isascii() and one.isdigit() for one in numbers):
        raise Missing(f"The forum has nothing named {id!r}")
    return Place(tree, int(thread), int(post or 0))


@dataclass(frozen=True)
class Page:
    """One page of a thread's posts; ``first`` is the number of its first post, where known."""

    tree: str
    whole: Whole
    posts: list[Post]
    base_url: str
    me: User

    @property
    def first(self) -> int:
        return self.posts[0].id if self.whole.post_set.page == 1 and self.posts else 0

    def place(self, post: Post) -> Place:
        own = 0 if post.id == self.first else post.id
        return Place(self.tree, self.whole.id, own)

    def item(self, post: Post, *, edited: bool = False) -> Item:
        where, said = self.place(post), plain(post.content or "", self.base_url)
        ours = named(said).lower() == self.me.username.lower()
        html = absolute(post.content or "", self.base_url)
        return Item(
            id=str(where),
            thread=str(where.opening),
            author=author(post, self.base_url),
            text=without_name(said) if ours and not self._own(post) else said,
            at=post.posted_on.astimezone(UTC),
            kind=ItemKind.EDITED if edited else ItemKind.MESSAGE,
            parent=self._parent(post, where, said),
            own=self._own(post),
            visibility=Visibility.PRIVATE if self.tree == "private" else Visibility.PUBLIC,
            moderation=self.moderation(post),
            edited_at=_edited_at(post),
            url=where.url(self.base_url),
            title=self.whole.title if not where.post else "",
            media=tuple(Media(src, alt=alt) for src, alt in pictures(html)),
            raw=post.raw,
        )

    def moderation(self, post: Post) -> Moderation:
        if post.is_hidden or (post.id == self.first and self.whole.is_hidden):
            return Moderation.HIDDEN
        return Moderation.HELD if post.is_unapproved else Moderation.APPROVED

    def _own(self, post: Post) -> bool:
        return post.poster is not None and post.poster.id == self.me.id

    def _parent(self, post: Post, where: Place, said: str) -> str | None:
        """The latest before it of whom it names first; else the thread itself."""
        if not where.post:
            return None
        name = named(said).lower()
        before = [one for one in self.posts if one.id < post.id and not one.is_event]
        of_theirs = [one for one in before if one.poster_name.lower() == name]
        return str(self.place(of_theirs[-1]) if of_theirs else where.opening)


def author(post: Post, base_url: str) -> Author:
    """Who has left has a name only."""
    if post.poster is None or post.poster.id is None:
        return Author(f"left:{post.poster_name}", post.poster_name, post.poster_name)
    url = f"{base_url}{post.poster.url}" if post.poster.url else ""
    return Author(str(post.poster.id), post.poster_name, post.poster_name, url)


def _edited_at(post: Post) -> datetime | None:
    return post.updated_on.astimezone(UTC) if post.edits and post.updated_on else None


def gone(where: Place) -> Item:
    """``at`` is when we learned it: Misago does not say when."""
    now = datetime.now(UTC)
    return Item(
        str(where), str(where.opening), Author("", ""), "", now, kind=ItemKind.DELETED,
        visibility=Visibility.PRIVATE if where.tree == "private" else Visibility.PUBLIC,
    )  # fmt: skip
