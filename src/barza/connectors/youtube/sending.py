"""Answers below our videos, once; finds what an earlier attempt may have left."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from barza.connectors.asking import checked
from barza.connectors.errors import Permanent
from barza.connectors.items import Outgoing, Sent, Visibility
from barza.connectors.plain import fold

from .client import Client
from .models import Comment, Made
from .pages import Pages
from .reading import WATCH, Place, addressed, place

LONGEST = 10_000
"""Characters of a comment, as YouTube's pages allow them."""
SKEW = timedelta(minutes=2)


@dataclass(frozen=True)
class Sending:
    client: Client

    def send(self, outgoing: Outgoing) -> Sent:
        where = _where(outgoing)
        text = as_sent(outgoing)
        if len(text) > LONGEST:
            raise Permanent(f"{len(text)} characters, of {LONGEST} allowed")
        what, body = _body(where, text)
        made = self.client.call(
            "POST", f"/{what}", taken=True, params={"part": "snippet"}, json=body
        )
        return _sent(where.video, checked(Made, made, taken=True).id)

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        where, after, wanted = _where(outgoing), since - SKEW, fold(as_sent(outgoing))
        for one in self._below(where):
            said = one.snippet
            own = said.author.value == self.client.me.id
            text = said.display if said.original is None else said.original
            if own and said.published.astimezone(UTC) >= after and fold(text) == wanted:
                return _sent(where.video, one.id)
        return None

    def _below(self, where: Place) -> list[Comment]:
        pages = Pages(self.client)
        if where.comment:
            return pages.replies(where.top)
        return [one.snippet.top for one in pages.threads("published", 1, where.video)]


def _where(outgoing: Outgoing) -> Place:
    if outgoing.visibility is Visibility.PRIVATE:
        raise Permanent("YouTube has no private messages")
    if outgoing.reply_to is None:
        raise Permanent("YouTube publishes videos: the desk answers below them")
    if outgoing.media:
        raise Permanent("YouTube takes no files with a comment")
    return place(outgoing.reply_to)


def _body(where: Place, text: str) -> tuple[str, dict[str, Any]]:
    if where.comment:
        return "comments", {"snippet": {"parentId": where.top, "textOriginal": text}}
    top = {"snippet": {"textOriginal": text}}
    return "commentThreads", {"snippet": {"videoId": where.video, "topLevelComment": top}}


def _sent(video: str, id: str) -> Sent:
    return Sent(f"comment:{video}/{id}", f"{WATCH}{video}&lc={id}")


def as_sent(outgoing: Outgoing) -> str:
    """An answer to a reply begins with the handle of who wrote it."""
    if outgoing.to is None or not outgoing.to.handle or "." not in (outgoing.reply_to or ""):
        return outgoing.text
    return addressed(outgoing.text, outgoing.to.handle)
