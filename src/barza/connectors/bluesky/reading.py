"""Posts as the desk's ``Item``."""

from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from barza.connectors.asking import readable
from barza.connectors.items import Author, Item, ItemKind, Media

from .client import Client
from .ids import WEB, web_url
from .models import Actor, Notification, Post, Posts, Record, Session, Stored
from .text import plain

BATCH = 25
"""Posts that the app view gives in one call."""


def author(actor: Actor) -> Author:
    return Author(actor.did, actor.handle, actor.name, f"{WEB}/profile/{actor.did}")


def record_of(value: dict[str, Any]) -> Record:
    """What any client wrote: where it can't be read as a post, its words at least."""
    try:
        return Record.model_validate(value)
    except ValidationError:
        text = value.get("text")
        return Record(text=text if isinstance(text, str) else "")


def happened(record: Record, seen: datetime) -> datetime:
    """As the network sorts: its author's own time, unless that lies after it was seen."""
    return min(record.at, seen) if record.at else seen


def item(post: Post | Notification, me: Session) -> Item:
    record = record_of(post.record)
    embed = post.embed if isinstance(post, Post) else None
    media = tuple(_media(embed or {}, post.author.did, ""))
    at = happened(record, post.indexed_at)
    return _item(post.uri, post.author, record, at, me, media, _raw(post, post.record))


def own_item(stored: Stored, me: Session, base_url: str) -> Item:
    """As our own repository holds it: the app view may not have seen it yet."""
    record = record_of(stored.value)
    actor = Actor(did=me.did, handle=me.handle, displayName="")
    pictures = tuple(_media(stored.value.get("embed") or {}, me.did, base_url))
    at = happened(record, datetime.now(UTC))
    return _item(stored.uri, actor, record, at, me, pictures, _raw(stored, stored.value))


def _item(
    uri: str,
    actor: Actor,
    record: Record,
    at: datetime,
    me: Session,
    media: tuple[Media, ...],
    raw: dict[str, Any],
) -> Item:
    return Item(
        id=uri,
        thread=record.reply.root.uri if record.reply else uri,
        author=author(actor),
        text=plain(record, me.handle),
        at=at,
        parent=record.reply.parent.uri if record.reply else None,
        own=actor.did == me.did,
        lang=record.langs[0][:8] if record.langs else None,
        url=web_url(uri),
        media=media,
        raw=raw,
    )


def _raw(post: Post | Notification | Stored, record: dict[str, Any]) -> dict[str, Any]:
    return {"uri": post.uri, "cid": post.cid, "record": record}


def gone(uri: str, root: str) -> Item:
    """``at`` is when we learned it: the network tells nobody."""
    return Item(uri, root, Author("", ""), "", datetime.now(UTC), kind=ItemKind.DELETED)


def _media(embed: dict[str, Any], did: str, base_url: str) -> list[Media]:
    """Both as the app view shows it (with addresses) and as a record holds it (with blobs)."""
    if isinstance(embed.get("media"), dict):
        embed = embed["media"]
    found = [
        _picture(one, did, base_url) for one in _dicts(embed.get("images") or embed.get("items"))
    ]
    if "video" in str(embed.get("$type", "")):
        url = str(embed.get("playlist") or _blob(embed.get("video"), did, base_url))
        found.append(Media(url, "video", str(embed.get("alt") or "")))
    return found


def _picture(image: dict[str, Any], did: str, base_url: str) -> Media:
    url = str(image.get("fullsize") or _blob(image.get("image"), did, base_url))
    return Media(url, "image", str(image.get("alt") or ""))


def _blob(blob: Any, did: str, base_url: str) -> str:
    ref = blob.get("ref") if isinstance(blob, dict) else None
    cid = ref.get("$link", "") if isinstance(ref, dict) else ""
    return f"{base_url}/xrpc/com.atproto.sync.getBlob?did={did}&cid={cid}" if cid else ""


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def posts(client: Client, uris: list[str]) -> dict[str, Post]:
    """As the app view shows them now; those that it doesn't show are left out."""
    found: dict[str, Post] = {}
    for start in range(0, len(uris), BATCH):
        asked = uris[start : start + BATCH]
        page = client.get(Posts, "app.bsky.feed.getPosts", uris=asked)
        found |= {one.uri: one for one in readable(Post, page.posts)}
    return found
