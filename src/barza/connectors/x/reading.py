"""A post or a private message of X as an ``Item``."""

from dataclasses import dataclass
from datetime import UTC, datetime

from barza.connectors.errors import Missing
from barza.connectors.items import Author, Item, ItemKind, Media, Visibility

from .cursor import Known
from .models import Attachments, Event, Includes, Post, User
from .text import plain, without_name_of

POST = {
    "post.fields": (
        "attachments,conversation_id,created_at,entities,lang,note_post,public_metrics,text"
    ),
    "user.fields": "name,username",
    "media.fields": "alt_text,preview_image_url,type,url",
    "expansions": "attachments.media_keys,author_id,edit_history_post_ids,referenced_posts",
}
"""What to ask for with posts."""
EVENT = {
    "dm_event.fields": "attachments,created_at,dm_conversation_id,entities,text",
    "user.fields": "name,username",
    "media.fields": POST["media.fields"],
    "expansions": "attachments.media_keys,sender_id",
}
PRIVATE = "dm:"


@dataclass(frozen=True)
class Reader:
    me: User

    def post(self, post: Post, includes: Includes) -> Item:
        """An answer hangs from the post that began its conversation; a quote begins one."""
        words = post.note or post
        above = _first(post.refers("replied_to"), includes)
        text = plain(words.text, words.entities)
        who = author(post.author_id, includes)
        return Item(
            id=post.first,
            thread=_first(post.conversation_id, includes) if above else post.first,
            author=who,
            text=without_name_of(self.me.username, text),
            at=post.created_at.astimezone(UTC),
            parent=above or None,
            own=post.author_id == self.me.id,
            lang=post.lang if post.lang and len(post.lang) <= 3 and post.lang != "und" else None,
            edited_at=post.created_at.astimezone(UTC) if post.id != post.first else None,
            url=link(who.handle, post.first),
            media=_media(post.attachments, includes),
            raw=post.model_dump(mode="json"),
        )

    def event(self, event: Event, includes: Includes) -> Item:
        return Item(
            id=f"{PRIVATE}{event.id}",
            thread=f"{PRIVATE}{event.dm_conversation_id}",
            author=author(event.sender_id, includes),
            text=plain(event.text, event.entities),
            at=event.created_at.astimezone(UTC),
            own=event.sender_id == self.me.id,
            visibility=Visibility.PRIVATE,
            media=_media(event.attachments, includes),
            raw=event.model_dump(mode="json"),
        )


def gone(first: str, known: Known, now: datetime) -> Item:
    who = Author(known.author, known.author)
    return Item(first, known.thread, who, "", now, ItemKind.DELETED, own=known.own)


def number(id: str) -> str:
    """Raises ``Missing`` for what can't be a post's."""
    if not (id.isascii() and id.isdigit() and len(id) <= 19):
        raise Missing(f"No post on X is called {id[:40]!r}")
    return id


def link(handle: str, id: str) -> str:
    return f"https://x.com/{handle}/status/{id}"


def author(id: str, includes: Includes) -> Author:
    """Who can't be seen any more is called by number."""
    for user in includes.users:
        if user.id == id:
            return Author(id, user.username, user.name, f"https://x.com/{user.username}")
    return Author(id, id, url=f"https://x.com/i/user/{id}")


def _first(id: str | None, includes: Includes) -> str:
    """The first number of a post that may be a later version."""
    known = next((one for one in includes.posts if one.id == id), None)
    return known.versions[0] if known and known.versions else id or ""


def _media(attachments: Attachments, includes: Includes) -> tuple[Media, ...]:
    held = [one for one in includes.media if one.media_key in attachments.media_keys]
    return tuple(
        Media(
            one.url or one.preview_image_url,
            "image" if one.type == "photo" else "video",
            one.alt_text,
            one.media_key,
        )
        for one in held
    )
