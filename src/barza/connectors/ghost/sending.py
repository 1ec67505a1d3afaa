"""Publishes posts and answers comments, once; finds what an earlier attempt may have left."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from typing import Any

from barza.connectors.errors import Permanent
from barza.connectors.items import Outgoing, Sent, Upload, Visibility
from barza.connectors.plain import fold, to_text

from .client import Client
from .cursor import stamp
from .models import Comment, Created, Post, Uploaded
from .reading import html_of, split

SKEW = timedelta(minutes=2)
"""How far the site's clock may be behind ours."""
LONGEST, TITLE = 100_000, 255
"""Characters: of a text, a bound of our own, for Ghost has none; of a title, Ghost's."""
PAGE = 100


@dataclass(frozen=True)
class Sending:
    client: Client
    types: frozenset[str]

    def send(self, outgoing: Outgoing) -> Sent:
        if outgoing.visibility is Visibility.PRIVATE:
            raise Permanent("Ghost has no private messages")
        if len(outgoing.text) > LONGEST:
            raise Permanent(f"{len(outgoing.text)} characters, of {LONGEST} allowed")
        return self._publish(outgoing) if outgoing.reply_to is None else self._answer(outgoing)

    def _publish(self, outgoing: Outgoing) -> Sent:
        shown = "".join(self._upload(upload) for upload in outgoing.media)
        body = {
            "title": title(outgoing),
            "html": html_of(outgoing.text) + shown,
            "status": "published",
        }
        post = self.client.one(
            Post, "posts", "POST", "/posts/", taken=True, params={"source": "html"},
            json={"posts": [body]},
        )  # fmt: skip
        return Sent(f"post:{post.id}", post.url)

    def _answer(self, outgoing: Outgoing) -> Sent:
        if outgoing.media:
            raise Permanent("Ghost takes no files with a comment")
        place, url = self._place(outgoing)
        body = {**place, "member_id": self.client.me.id, "html": html_of(outgoing.text)}
        made = self.client.one(
            Created, "comments", "POST", "/comments/", taken=True, json={"comments": [body]}
        )
        return Sent(f"comment:{made.id}", url)

    def _place(self, outgoing: Outgoing) -> tuple[dict[str, Any], str]:
        """Ghost has one level of answers; below it each says which it answers."""
        kind, id = split(outgoing.reply_to or "")
        if kind == "posts":
            post = self.client.one(Post, "posts", "GET", f"/posts/{id}/")
            return {"post_id": id}, _below(post.url)
        above = comment(self.client, id)
        place = {"post_id": above.post.id, "parent_id": above.parent_id or id}
        if above.parent_id:
            place["in_reply_to_id"] = id
        return place, _below(above.post.url)

    def _upload(self, upload: Upload) -> str:
        """Shows nothing to anyone by itself, so a failure here may simply be tried again."""
        if upload.mime not in self.types:
            raise Permanent(f"The site does not take files of the type {upload.mime}")
        files = {"file": (upload.name, upload.content, upload.mime)}
        done = self.client.one(Uploaded, "images", "POST", "/images/upload/", files=files)
        return f'<figure><img src="{escape(done.url)}" alt="{escape(upload.alt)}"></figure>'

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        after = stamp(since - SKEW)
        if outgoing.reply_to is None:
            return self._find_post(outgoing, after)
        place, url = self._place(outgoing)
        wanted = f"post_id:{place['post_id']}+created_at:>='{after}'"
        asked = {"filter": wanted, "order": "created_at asc", "limit": PAGE}
        above = split(outgoing.reply_to)[1]
        for one in self.client.many(Comment, "comments", "/comments/", asked):
            own = one.member is not None and one.member.id == self.client.me.id
            beside = (one.in_reply_to_id or one.parent_id or one.post.id) == above
            standing = one.status != "deleted" and fold(to_text(one.html or ""))
            if own and beside and standing == fold(outgoing.text):
                return Sent(f"comment:{one.id}", url)
        return None

    def _find_post(self, outgoing: Outgoing, after: str) -> Sent | None:
        wanted = f"status:published+created_at:>='{after}'"
        asked = {"filter": wanted, "order": "created_at asc", "limit": PAGE, "formats": "html"}
        said = fold(title(outgoing)), fold(outgoing.text)
        for post in self.client.many(Post, "posts", "/posts/", asked):
            if (fold(post.title), fold(to_text(post.html or ""))) == said:
                return Sent(f"post:{post.id}", post.url)
        return None


def comment(client: Client, id: str) -> Comment:
    include = {"include": "member,post"}
    return client.one(Comment, "comments", "GET", f"/comments/{id}/", params=include)


def _below(url: str) -> str:
    return f"{url}#ghost-comments" if url else ""


def title(outgoing: Outgoing) -> str:
    """A post has one; where nobody gave it, the text's first words."""
    given = outgoing.title.strip() or outgoing.text.strip().split("\n")[0].strip()
    return given if len(given) <= TITLE else f"{given[: TITLE - 1].rstrip()}…"
