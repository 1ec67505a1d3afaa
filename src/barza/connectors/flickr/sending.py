"""Publishes photos and answers below them, once; finds what an earlier attempt may have left."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

from barza.connectors.asking import checked, readable
from barza.connectors.errors import Permanent
from barza.connectors.faults import unclear
from barza.connectors.items import Outgoing, Sent, Visibility
from barza.connectors.plain import fold

from .client import Client
from .models import Found, Listed
from .pages import PAGE, Pages
from .reading import HOME, addressed, place, plain

SKEW = timedelta(minutes=2)
"""How far Flickr's clock may be behind ours."""
LONGEST, TITLE = 10_000, 255
"""Characters: bounds of our own, for Flickr names none."""
LARGEST = 50 * 1024 * 1024
"""Bytes of a photo: a bound of our own, Flickr takes four times as much."""
TYPES = frozenset({"image/jpeg", "image/png", "image/gif"})


@dataclass(frozen=True)
class Sending:
    client: Client
    licence: str

    def send(self, outgoing: Outgoing) -> Sent:
        if outgoing.visibility is Visibility.PRIVATE:
            raise Permanent("Flickr has no private messages for programs")
        if len(as_sent(outgoing)) > LONGEST:
            raise Permanent(f"{len(as_sent(outgoing))} characters, of {LONGEST} allowed")
        return self._publish(outgoing) if outgoing.reply_to is None else self._answer(outgoing)

    def _publish(self, outgoing: Outgoing) -> Sent:
        """With a licence of its own a photo is public only once that is set."""
        if len(outgoing.media) != 1 or outgoing.media[0].mime not in TYPES:
            raise Permanent("Flickr publishes photos: one JPEG, PNG or GIF, with its words")
        if len(outgoing.media[0].content) > LARGEST:
            raise Permanent(f"The photo has more than {LARGEST} bytes")
        me, at_once = self.client.me, "0" if self.licence else "1"
        said = {"title": title(outgoing), "description": escape(outgoing.text, quote=False)}
        shown = {**said, "is_public": at_once, "is_friend": "0", "is_family": "0"}
        photo = self.client.upload(outgoing.media[0], shown, taken=not self.licence)
        if self.licence:
            self._open(photo)
        return Sent(f"photo:{photo}", f"{HOME}{me.id}/{photo}/")

    def _open(self, photo: str) -> None:
        self.client.write(
            "flickr.photos.licenses.setLicense", photo_id=photo, license_id=self.licence
        )
        self.client.write(
            "flickr.photos.setPerms", taken=True,
            photo_id=photo, is_public=1, is_friend=0, is_family=0,
        )  # fmt: skip

    def _answer(self, outgoing: Outgoing) -> Sent:
        if outgoing.media:
            raise Permanent("Flickr takes no files with a comment")
        photo = place(outgoing.reply_to or "").photo
        told = self.client.write(
            "flickr.photos.comments.addComment", taken=True,
            photo_id=photo, comment_text=escape(as_sent(outgoing), quote=False),
        )  # fmt: skip
        made = told.get("comment")
        id = made.get("id") if isinstance(made, dict) else None
        if not isinstance(id, str):
            raise unclear("Flickr does not name the comment", taken=True)
        url = made.get("permalink") if isinstance(made, dict) else ""
        return Sent(f"comment:{photo}/{id}", url if isinstance(url, str) else "")

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        after = since - SKEW
        if outgoing.reply_to is None:
            return self._find_photo(outgoing, after)
        wanted = fold(as_sent(outgoing))
        for one in Pages(self.client).comments(place(outgoing.reply_to).photo):
            if one.own and one.at >= after and fold(one.text) == wanted:
                return Sent(one.id, one.url)
        return None

    def _find_photo(self, outgoing: Outgoing, after: datetime) -> Sent | None:
        told = self.client.call(
            "flickr.people.getPhotos", user_id="me", min_upload_date=int(after.timestamp()),
            extras="description", per_page=PAGE,
        )  # fmt: skip
        wanted = fold(title(outgoing)), fold(outgoing.text)
        for one in readable(Found, checked(Listed, told.get("photos")).photo):
            if one.ispublic and (fold(one.title), fold(plain(one.description))) == wanted:
                return Sent(f"photo:{one.id}", f"{HOME}{self.client.me.id}/{one.id}/")
        return None


def as_sent(outgoing: Outgoing) -> str:
    """An answer to a comment begins with the profile of who wrote it."""
    above = outgoing.reply_to or ""
    if outgoing.to is None or not above or above.startswith("photo:"):
        return outgoing.text
    return addressed(outgoing.text, outgoing.to.id)


def title(outgoing: Outgoing) -> str:
    """Without one Flickr would show the file's name."""
    given = outgoing.title.strip() or outgoing.text.strip().split("\n")[0].strip()
    return given if len(given) <= TITLE else f"{given[: TITLE - 1].rstrip()}…"
