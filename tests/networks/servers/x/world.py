"""What stands on the stand-in for X: people, posts with their versions, private messages."""

import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from typing import Any

_EPOCH = 1_288_834_974_657
_LINK = re.compile(r"https?://\S+")


def moment(id: str) -> datetime:
    return datetime.fromtimestamp(((int(id) >> 22) + _EPOCH) / 1000, UTC)


def stamp(id: str) -> str:
    return moment(id).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass
class Standing:
    """A post. ``versions``: from the number of each version to its words."""

    author: str
    versions: dict[str, str]
    reply_to: str | None = None
    quotes: str | None = None
    media: tuple[str, ...] = ()
    deleted: bool = False
    hidden: bool = False
    likes: set[str] = field(default_factory=set)
    reposts: set[str] = field(default_factory=set)

    @property
    def first(self) -> str:
        return next(iter(self.versions))

    @property
    def latest(self) -> str:
        return list(self.versions)[-1]

    @property
    def words(self) -> str:
        return self.versions[self.latest]


@dataclass
class Message:
    id: str
    sender: str
    to: str
    text: str
    media: tuple[str, ...] = ()

    @property
    def conversation(self) -> str:
        return "-".join(sorted((self.sender, self.to), key=int))


@dataclass
class World:
    """``users``: from a number to a name; ``media``: from a number to its alternative text."""

    users: dict[str, str]
    posts: list[Standing] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    media: dict[str, str] = field(default_factory=dict)
    last: int = 0

    def number(self) -> str:
        """Milliseconds, as X makes its numbers; always more than the one before."""
        self.last = max((int(time.time() * 1000) - _EPOCH) << 22, self.last + 1)
        return str(self.last)

    def post(self, id: str) -> Standing | None:
        return next((one for one in self.posts if id in one.versions and not one.deleted), None)

    def standing(self) -> list[Standing]:
        """Newest first."""
        here = [one for one in self.posts if not one.deleted]
        return sorted(here, key=lambda one: int(one.latest), reverse=True)

    def write(self, author: str, words: str, **more: Any) -> str:
        id = self.number()
        self.posts.append(Standing(author, {id: words}, **more))
        return id

    def root(self, post: Standing) -> Standing:
        above = self.any(post.reply_to) if post.reply_to else None
        return self.root(above) if above else post

    def any(self, id: str | None) -> Standing | None:
        return next((one for one in self.posts if id in one.versions), None)

    def said(self, post: Standing, words: str) -> str:
        """X puts whom an answer goes to in front."""
        above = self.any(post.reply_to)
        name = f"@{self.users[above.author]} " if above and above.author != post.author else ""
        return words if words.startswith(name.strip() or "\0") else f"{name}{words}"

    def names(self, post: Standing) -> list[str]:
        said = self.said(post, post.words)
        return [id for id, name in self.users.items() if re.search(rf"@{name}\b", said)]

    def counts(self, post: Standing) -> dict[str, int]:
        below = [one for one in self.standing() if self.any(one.reply_to) is post]
        quoting = [one for one in self.standing() if self.any(one.quotes) is post]
        return {
            "repost_count": len(post.reposts), "reply_count": len(below),
            "like_count": len(post.likes), "quote_count": len(quoting),
            "bookmark_count": 0, "impression_count": 0,
        }  # fmt: skip


def shortened(text: str) -> tuple[str, dict[str, Any]]:
    """Signs escaped and links through t.co, as X gives a text."""
    links = _LINK.findall(text)
    urls = []
    for place, link in enumerate(links):
        short = f"https://t.co/a{place:09d}"
        text = text.replace(link, short, 1)
        urls.append({"start": 0, "end": 1, "url": short, "expanded_url": link})
    return escape(text, quote=False), {"urls": urls} if urls else {}
