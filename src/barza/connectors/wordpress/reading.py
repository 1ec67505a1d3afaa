"""Comments and posts as the desk's ``Item``."""

import hashlib

from barza.connectors.errors import Missing
from barza.connectors.items import Author, Item, ItemKind, Media, Moderation
from barza.connectors.plain import pictures, to_text

from .models import Comment, Post, User

HELD, APPROVED, SPAM = Moderation.HELD, Moderation.APPROVED, Moderation.SPAM
_STANDING = {"hold": HELD, "approved": APPROVED, "spam": SPAM, "trash": Moderation.HIDDEN}


def split(id: str) -> tuple[str, int]:
    """``comment:7`` or ``post:4``. Raises ``Missing`` for what was never an id of ours."""
    kind, _, number = id.partition(":")
    if kind not in ("comment", "post") or not (number.isascii() and number.isdigit()):
        raise Missing(f"WordPress has nothing named {id!r}")
    return f"{kind}s", int(number)


def comment_item(comment: Comment, me: User, *, edited: bool = False) -> Item:
    thread = f"post:{comment.post}"
    return Item(
        id=f"comment:{comment.id}",
        thread=thread,
        author=_author(comment),
        text=words(comment),
        at=comment.date_gmt,
        kind=ItemKind.EDITED if edited else ItemKind.MESSAGE,
        parent=f"comment:{comment.parent}" if comment.parent else thread,
        own=comment.author == me.id,
        moderation=_STANDING.get(comment.status, Moderation.NONE),
        url=comment.link,
        raw=comment.raw,
    )


def words(comment: Comment) -> str:
    """As typed where we may see that: what is shown has other quotation marks."""
    if comment.content.raw is not None:
        return to_text(comment.content.raw.replace("\n", "<br>"))
    return to_text(comment.content.rendered)


def _author(comment: Comment) -> Author:
    """Visitors without an account have no id: a digest of name and address stands for them.

    The address itself goes no further. Where the site shows it to nobody, two visitors of
    one name can't be told apart.
    """
    known = f"{comment.author_name}\0{comment.author_email.strip().lower()}"
    digest = hashlib.sha256(known.encode("utf-8", "replace")).hexdigest()[:32]
    id = str(comment.author) if comment.author else f"visitor:{digest}"
    return Author(id, comment.author_name, comment.author_name, comment.author_url)


def post_item(post: Post, me: User, *, edited: bool = False) -> Item:
    return Item(
        id=f"post:{post.id}",
        thread=f"post:{post.id}",
        author=author(me) if post.author == me.id else Author(str(post.author), ""),
        text=to_text(post.content.rendered),
        at=post.date_gmt,
        kind=ItemKind.EDITED if edited else ItemKind.MESSAGE,
        own=post.author == me.id,
        edited_at=post.modified_gmt if post.modified_gmt > post.date_gmt else None,
        url=post.link,
        title=to_text(post.title.rendered),
        media=tuple(Media(src, alt=alt) for src, alt in pictures(post.content.rendered)),
        raw=post.raw,
    )


def author(user: User) -> Author:
    return Author(str(user.id), user.slug, user.name, user.link)
