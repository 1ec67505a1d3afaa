"""Publishes and answers once. The record's key comes from ``Outgoing.key``, so a second attempt
meets the first, and what may have been sent is found by its name."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from barza.connectors.base import Limits
from barza.connectors.errors import Missing, Permanent
from barza.connectors.items import Outgoing, Sent, Upload, Visibility

from .client import Client, Taken
from .ids import POSTS, key_of, name, uri, web_url
from .look import stored
from .models import Ref, Resolved, Uploaded, Written
from .pictures import size
from .reading import posts, record_of
from .text import BYTES, GRAPHEMES, facets, length

PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
LIMITS = Limits(text=GRAPHEMES, media=4, media_bytes=2_000_000, media_types=PICTURES, alt_text=2000)
"""Of ``app.bsky.embed.images``; the length of a description is the web app's own limit."""


@dataclass(frozen=True)
class Sending:
    client: Client

    def send(self, outgoing: Outgoing) -> Sent:
        text = as_sent(outgoing)
        _fits(outgoing, text)
        record: dict[str, Any] = {
            "$type": POSTS,
            "text": text,
            "createdAt": now(),
            "facets": facets(text, self._did_of),
        }
        if outgoing.lang:
            record["langs"] = [outgoing.lang]
        if outgoing.reply_to:
            record["reply"] = self._reply(outgoing.reply_to)
        if outgoing.media:
            record["embed"] = self._pictures(outgoing.media)
        return self._once(outgoing, record)

    def _once(self, outgoing: Outgoing, record: dict[str, Any]) -> Sent:
        try:
            written = write(self.client, POSTS, key_of(outgoing.key), record, taken=True)
        except Taken:
            found = self.find(outgoing)
            if found is None:
                raise
            return found
        return Sent(written.uri, web_url(written.uri))

    def find(self, outgoing: Outgoing) -> Sent | None:
        """By its name, which nothing else can have."""
        wanted = uri(self.client.session.did, key_of(outgoing.key))
        try:
            return Sent(stored(self.client, wanted).uri, web_url(wanted))
        except Missing:
            return None

    def _reply(self, to: str) -> dict[str, Any]:
        parent, record = self._above(to)
        above = record_of(record).reply
        root = above.root if above else parent
        return {"root": root.model_dump(), "parent": parent.model_dump()}

    def _above(self, to: str) -> tuple[Ref, dict[str, Any]]:
        """Our own post out of our own repository: the app view may not have seen it yet."""
        if name(to).did == self.client.session.did:
            own = stored(self.client, to)
            return Ref(uri=own.uri, cid=own.cid), own.value
        shown = posts(self.client, [to]).get(to)
        if shown is None:
            raise Missing("The text that this answers is not on the network any more")
        return Ref(uri=shown.uri, cid=shown.cid), shown.record

    def _did_of(self, handle: str) -> str | None:
        method = "com.atproto.identity.resolveHandle"
        try:
            return self.client.get(Resolved, method, handle=handle).did
        except Permanent:  # nobody of that name: it stays plain text
            return None

    def _pictures(self, media: tuple[Upload, ...]) -> dict[str, Any]:
        return {"$type": "app.bsky.embed.images", "images": [self._picture(one) for one in media]}

    def _picture(self, upload: Upload) -> dict[str, Any]:
        """Shows nothing to anyone by itself, so a failure here may simply be tried again."""
        done = self.client.post(
            Uploaded,
            "com.atproto.repo.uploadBlob",
            content=upload.content,
            headers={"Content-Type": upload.mime},
        )
        measured = size(upload.content)
        ratio = {"aspectRatio": {"width": measured[0], "height": measured[1]}} if measured else {}
        return {"alt": upload.alt, "image": done.blob, **ratio}


def write(
    client: Client, collection: str, key: str, record: dict[str, Any], *, taken: bool
) -> Written:
    """A new record of this name. Raises ``Taken`` where there is one."""
    said = {
        "repo": client.session.did,
        "collection": collection,
        "rkey": key,
        "record": record,
        "swapRecord": None,
    }
    return client.post(Written, "com.atproto.repo.putRecord", taken=taken, json=said)


def as_sent(outgoing: Outgoing) -> str:
    """An answer stands below what it answers; who is written to first must be named."""
    if outgoing.to is None or outgoing.reply_to:
        return outgoing.text
    named = f"@{outgoing.to.handle.lstrip('@')}"
    return outgoing.text if outgoing.text.startswith(named) else f"{named} {outgoing.text}"


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _fits(outgoing: Outgoing, text: str) -> None:
    if outgoing.visibility is Visibility.PRIVATE:
        raise Permanent("Bluesky cannot send a private message")
    if (count := length(text)) > GRAPHEMES:
        raise Permanent(f"{count} characters, of {GRAPHEMES} ({BYTES} bytes) allowed")
    if len(outgoing.media) > LIMITS.media:
        raise Permanent(f"{len(outgoing.media)} pictures, of {LIMITS.media} allowed")
    for upload in outgoing.media:
        if upload.mime not in PICTURES:
            raise Permanent(f"The network does not take pictures of the type {upload.mime}")
        if len(upload.content) > LIMITS.media_bytes:
            raise Permanent(f"{upload.name} has more than {LIMITS.media_bytes} bytes")
