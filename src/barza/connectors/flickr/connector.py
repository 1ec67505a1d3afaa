"""The ``Connector`` for an account on Flickr."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import ClassVar, Self

from barza.connectors.base import Capability, Limits, Pace, Use
from barza.connectors.errors import Permanent
from barza.connectors.items import Author, Batch, Item, Metrics, Outgoing, Sent
from barza.connectors.unable import Unable

from .client import Client
from .cursor import Cursor
from .look import Look
from .pages import Pages
from .reading import HOME, addressed, named, place
from .sending import LARGEST, LONGEST, TYPES, Sending, as_sent


class FlickrConnector(Unable):
    network: ClassVar[str] = "flickr"
    capabilities: ClassVar[frozenset[Capability]] = frozenset(
        {
            Capability.READ,
            Capability.REPLY_PUBLIC,
            Capability.PUBLISH,
            Capability.EDIT,
            Capability.DELETE,
            Capability.METRICS,
        }
    )
    credential_fields: ClassVar[tuple[str, ...]] = (
        "api_key",
        "api_secret",
        "oauth_token",
        "oauth_token_secret",
        "licence",
    )
    optional_credentials: ClassVar[frozenset[str]] = frozenset({"licence"})
    paces: ClassVar[Mapping[Use, Pace]] = {
        Use.READ: Pace(turns=60, seconds=3600),
        Use.WRITE: Pace(turns=200, seconds=3600),
    }
    """3,600 calls an hour for a key; a look takes 40 at most, a text 4."""

    def __init__(self, client: Client, licence: str) -> None:
        self._client, self._sending = client, Sending(client, licence)
        self._pages = Pages(client)

    @classmethod
    def open(cls, *, base_url: str, credentials: Mapping[str, str]) -> Self:
        names = ("api_key", "api_secret", "oauth_token", "oauth_token_secret")
        key, secret, token, token_secret = (credentials[name] for name in names)
        client = Client(base_url, key, secret, token, token_secret)
        return cls(client, credentials.get("licence", ""))

    def close(self) -> None:
        self._client.web.close()

    def limits(self) -> Limits:
        return Limits(LONGEST, 1, LARGEST, TYPES)

    def length(self, text: str) -> int:
        return len(text)

    def as_sent(self, outgoing: Outgoing) -> str:
        return as_sent(outgoing)

    def whoami(self) -> Author:
        me = self._client.me
        return Author(me.id, me.username or me.id, me.username, f"{HOME}{me.id}/")

    def fetch(self, cursor: str = "", limit: int = 40) -> Batch:
        return Look(self._client, Cursor.load(cursor), limit).batch()

    def send(self, outgoing: Outgoing) -> Sent:
        return self._sending.send(outgoing)

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        return self._sending.find(outgoing, since)

    def get(self, id: str) -> Item:
        return self._pages.item(id)

    def edit(self, id: str, text: str) -> None:
        """A photo's title stays; whom a comment names first stays named."""
        where, stands = place(id), self.get(id)
        if where.kind == "tag":
            raise Permanent("Flickr cannot change a tag: it is taken away")
        if where.kind == "photo":
            self._client.write(
                "flickr.photos.setMeta", photo_id=where.photo,
                title=stands.title, description=escape(text, quote=False),
            )  # fmt: skip
            return
        to = named(stands.text)
        words = escape(addressed(text, to) if to else text, quote=False)
        self._client.write(
            "flickr.photos.comments.editComment", comment_id=where.below, comment_text=words
        )

    def delete(self, id: str) -> None:
        """On our own photos what others wrote or tagged, too."""
        where = place(id)
        if where.kind == "photo":
            self._client.write("flickr.photos.delete", photo_id=where.photo)
        elif where.kind == "tag":
            self._client.write("flickr.photos.removeTag", tag_id=where.below)
        else:
            self._client.write("flickr.photos.comments.deleteComment", comment_id=where.below)

    def metrics(self, id: str) -> Metrics:
        """Counted for photos only; a mark as favourite is Flickr's like."""
        where = place(id)
        if where.kind != "photo":
            self.get(id)
            return Metrics()
        photo, likes = self._pages.photo(where.photo), self._pages.favourites(where.photo)
        return Metrics(likes=likes, replies=photo.comments, views=photo.views)
