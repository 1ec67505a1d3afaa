"""Publishes posts and answers comments, once; finds what an earlier attempt may have left."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from typing import Any

from barza.connectors.errors import Permanent
from barza.connectors.items import Outgoing, Sent, Upload, Visibility
from barza.connectors.plain import fold, to_text

from .client import Client
from .models import Comment, Post, Uploaded, User
from .reading import split, words

SKEW = timedelta(minutes=2)
"""How far the site's clock may be behind ours."""
PAGE = 100


@dataclass(frozen=True)
class Sending:
    client: Client
    me: Callable[[], User]
    limit: int

    def send(self, outgoing: Outgoing) -> Sent:
        if outgoing.visibility is Visibility.PRIVATE:
            raise Permanent("WordPress has no private messages")
        if len(outgoing.text) > self.limit:
            raise Permanent(f"{len(outgoing.text)} characters, of {self.limit} allowed")
        return self._publish(outgoing) if outgoing.reply_to is None else self._answer(outgoing)

    def _publish(self, outgoing: Outgoing) -> Sent:
        pictures = "".join(self._upload(upload) for upload in outgoing.media)
        body = {
            "title": escape(outgoing.title, quote=False),
            "content": _paragraphs(outgoing.text) + pictures,
            "status": "publish",
        }
        post = self.client.one(Post, "POST", "posts", taken=True, json=body)
        return Sent(f"post:{post.id}", post.link)

    def _answer(self, outgoing: Outgoing) -> Sent:
        if outgoing.media:
            raise Permanent("WordPress takes no files with a comment")
        body = {**self._place(outgoing), "content": escape(outgoing.text, quote=False)}
        comment = self.client.one(Comment, "POST", "comments", taken=True, json=body)
        return Sent(f"comment:{comment.id}", comment.link)

    def _place(self, outgoing: Outgoing) -> dict[str, int]:
        kind, number = split(outgoing.reply_to or "")
        if kind == "posts":
            return {"post": number, "parent": 0}
        if outgoing.thread is not None:
            return {"post": split(outgoing.thread)[1], "parent": number}
        above = self.client.one(Comment, "GET", f"comments/{number}")
        return {"post": above.post, "parent": number}

    def _upload(self, upload: Upload) -> str:
        """Shows nothing to anyone by itself, so a failure here may simply be tried again."""
        done = self.client.one(
            Uploaded,
            "POST",
            "media",
            files={"file": (upload.name, upload.content, upload.mime)},
            data={"alt_text": upload.alt},
        )
        source, alt = escape(done.source_url), escape(upload.alt)
        return f'<figure><img src="{source}" alt="{alt}"></figure>'

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        after = (since - SKEW).isoformat()
        if outgoing.reply_to is None:
            return self._find_post(outgoing, after)
        where: Any = {"author": self.me().id, "after": after, "per_page": PAGE, "status": "any"}
        place = self._place(outgoing)
        asked = {**where, **place, "context": "edit", "order": "asc"}
        for comment in self.client.many(Comment, "comments", asked):
            if fold(words(comment)) == fold(outgoing.text):
                return Sent(f"comment:{comment.id}", comment.link)
        return None

    def _find_post(self, outgoing: Outgoing, after: str) -> Sent | None:
        asked = {"author": self.me().id, "after": after, "per_page": PAGE, "order": "asc"}
        wanted = fold(outgoing.title), fold(outgoing.text)
        for post in self.client.many(Post, "posts", asked):
            title, text = to_text(post.title.rendered), to_text(post.content.rendered)
            if (fold(title), fold(text)) == wanted:
                return Sent(f"post:{post.id}", post.link)
        return None


def _paragraphs(text: str) -> str:
    parts = (escape(part, quote=False) for part in text.split("\n\n") if part.strip())
    return "".join(f"<p>{part.strip()}</p>".replace("\n", "<br>") for part in parts)


def content(id: str, text: str) -> str:
    """A comment is one text; a post has paragraphs."""
    return escape(text, quote=False) if id.startswith("comment:") else _paragraphs(text)
