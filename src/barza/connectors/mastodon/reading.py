"""A status as the desk's ``Item``, and the post that an exchange hangs from."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from barza.connectors.errors import Permanent
from barza.connectors.items import Author, Item, ItemKind, Media, Visibility
from barza.connectors.plain import to_text

from .client import Client
from .models import Account, Context, Status
from .text import without_mention_of

STEPS = 20
"""Calls at most to climb from a reply to its root, beyond what the server says at once."""

_VISIBLE = {"public": Visibility.PUBLIC, "unlisted": Visibility.UNLISTED}


def author(account: Account) -> Author:
    return Author(
        account.id, account.acct, account.display_name, account.url, automatic=account.bot
    )


def concerns(status: Status, me: Account) -> bool:
    """Ours, a mention of us, or an answer to us."""
    return (
        status.account.id == me.id
        or status.in_reply_to_account_id == me.id
        or any(mention.id == me.id for mention in status.mentions)
    )


def item(status: Status, thread: str, me: Account | None, *, edited: bool = False) -> Item:
    """``me`` unknown: our own name still stands in front, and nothing is ours."""
    text = to_text(status.content)
    if me:
        text = without_mention_of(me.username, text)
    return Item(
        id=status.id,
        thread=thread,
        author=author(status.account),
        text="\n\n".join(filter(None, [status.spoiler_text, text])),
        at=status.created_at.astimezone(UTC),
        kind=ItemKind.EDITED if edited else ItemKind.MESSAGE,
        parent=status.in_reply_to_id,
        own=me is not None and status.account.id == me.id,
        lang=status.language,
        visibility=_VISIBLE.get(status.visibility, Visibility.PRIVATE),
        edited_at=status.edited_at and status.edited_at.astimezone(UTC),
        url=status.url or status.uri,
        media=tuple(_media(status)),
        raw=status.raw,
    )


def gone(id: str, thread: str, at: datetime) -> Item:
    """All that a server tells of a deletion is what was deleted. ``at`` is when we learned it."""
    return Item(id, thread, Author("", ""), "", at, kind=ItemKind.DELETED)


def _media(status: Status) -> list[Media]:
    return [Media(a.url, a.type, a.description, a.id) for a in status.media_attachments]


def context(client: Client, id: str) -> Context:
    return client.one(Context, lambda library: library.status_context(id))


@dataclass
class Threads:
    """Finds roots, and remembers them: a batch of replies below one post costs few calls."""

    client: Client
    roots: dict[str, str] = field(default_factory=dict)

    def root(self, status: Status) -> str:
        parent = status.in_reply_to_id
        found = self.roots.get(parent) or self._climb(status) if parent else status.id
        self.roots[status.id] = found
        return found

    def _climb(self, status: Status) -> str:
        """A server gives the ancestors it has; above them ``in_reply_to_id`` leads on."""
        above = self._above(status)
        top = above[0] if above else status
        for _ in range(STEPS):
            if top.in_reply_to_id is None:
                break
            if top.in_reply_to_id in self.roots:
                return self.roots[top.in_reply_to_id]
            try:
                top = self._get(top.in_reply_to_id)
            except Permanent:
                break
        return top.id

    def _above(self, status: Status) -> list[Status]:
        try:
            return context(self.client, status.id).ancestors
        except Permanent:
            return []

    def _get(self, id: str) -> Status:
        return self.client.one(Status, lambda library: library.status(id))
