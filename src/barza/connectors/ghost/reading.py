"""Comments and posts as the desk's ``Item``."""

from datetime import UTC, datetime
from html import escape

from barza.connectors.errors import Missing
from barza.connectors.items import Author, Item, ItemKind, Media, Moderation
from barza.connectors.plain import pictures, to_text

from .client import _is_id
from .models import Comment, Member, Post

_STANDING = {"published": Moderation.APPROVED, "hidden": Moderation.HIDDEN}


def split(id: str) -> tuple[str, str]:
    """``comment:6…`` or ``post:6…``. Raises ``Missing`` for what was never an id of ours."""
    kind, _, number = id.partition(":")
    if kind not in ("comment", "post") or not _is_id(number):
        raise Missing(f"Ghost has nothing named {id!r}")
    return f"{kind}s", number


def author(member: Member | None) -> Author:
    if member is None:
        return Author("left", "", "")
    return Author(member.id, member.name or member.id, member.name or "")


def comment_item(comment: Comment, me: Member, *, edited: bool = False) -> Item:
    thread = f"post:{comment.post.id}"
    above = comment.in_reply_to_id or comment.parent_id
    return Item(
        id=f"comment:{comment.id}",
        thread=thread,
        author=author(comment.member),
        text=to_text(comment.html or ""),
        at=comment.created_at.astimezone(UTC),
        kind=ItemKind.EDITED if edited else ItemKind.MESSAGE,
        parent=f"comment:{above}" if above else thread,
        own=comment.member is not None and comment.member.id == me.id,
        moderation=_STANDING.get(comment.status, Moderation.NONE),
        edited_at=comment.edited_at.astimezone(UTC) if comment.edited_at else None,
        url=f"{comment.post.url}#ghost-comments" if comment.post.url else "",
        raw=comment.raw,
    )


def post_item(post: Post, me: Member, *, edited: bool = False) -> Item:
    html, at = post.html or "", post.published_at or post.updated_at
    changed = post.updated_at.astimezone(UTC)
    return Item(
        id=f"post:{post.id}",
        thread=f"post:{post.id}",
        author=author(me),
        text=to_text(html),
        at=at.astimezone(UTC),
        kind=ItemKind.EDITED if edited else ItemKind.MESSAGE,
        own=True,
        edited_at=changed if edited else None,
        url=post.url,
        title=post.title,
        media=tuple(Media(src, alt=alt) for src, alt in pictures(html)),
        raw={"id": post.id, "status": post.status, "updated_at": changed.isoformat()},
    )


def gone(id: str, thread: str = "") -> Item:
    """``at`` is when we learned it: Ghost does not say when."""
    now = datetime.now(UTC)
    return Item(id, thread or id, Author("", ""), "", now, kind=ItemKind.DELETED)


def html_of(text: str) -> str:
    parts = (escape(part.strip(), quote=False) for part in text.split("\n\n") if part.strip())
    return "".join(f"<p>{part}</p>".replace("\n", "<br>") for part in parts)
