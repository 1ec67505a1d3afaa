"""Sends once, and finds what an earlier attempt may have left."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from barza.connectors.base import Limits
from barza.connectors.errors import Missing, Permanent, Temporary
from barza.connectors.items import Outgoing, Sent, Upload, Visibility
from barza.connectors.plain import fold, to_text

from .client import Client
from .models import Account, Status, Uploaded
from .pages import PAGE
from .reading import context
from .text import addressed, length, local, without_mentions

SKEW = timedelta(minutes=2)
"""How far the server's clock may be behind ours."""
PAGES = 5
"""Pages of own posts read in search of one; at 40 a page, 200 posts since the first attempt."""
WAITS, PAUSE = 15, 1.0
"""Times, and seconds between them, that a file is asked after."""

_AS = {Visibility.PUBLIC: "public", Visibility.UNLISTED: "unlisted", Visibility.PRIVATE: "direct"}


@dataclass(frozen=True)
class Sending:
    client: Client
    me: Callable[[], Account]
    limits: Limits
    link: int

    def send(self, outgoing: Outgoing) -> Sent:
        text = as_sent(outgoing, self.client.base_url)
        self._fits(outgoing, text)
        media = [self._upload(upload) for upload in outgoing.media]
        status = self.client.one(
            Status,
            lambda library: library.status_post(
                text,
                in_reply_to_id=outgoing.reply_to,
                media_ids=media or None,
                visibility=_AS[outgoing.visibility],
                language=outgoing.lang,
                idempotency_key=outgoing.key,
            ),
            taken=True,
        )
        return Sent(status.id, status.url or status.uri)

    def _fits(self, outgoing: Outgoing, text: str) -> None:
        count = length(text, self.link)
        if count > self.limits.text:
            raise Permanent(f"{count} characters, of {self.limits.text} allowed")
        if len(outgoing.media) > self.limits.media:
            raise Permanent(f"{len(outgoing.media)} files, of {self.limits.media} allowed")

    def _upload(self, upload: Upload) -> str:
        """Publishes nothing by itself: what is left after a failure the server sweeps away."""
        if upload.mime not in self.limits.media_types:
            raise Permanent(f"The server does not take files of the type {upload.mime}")
        if len(upload.content) > self.limits.media_bytes:
            raise Permanent(f"{upload.name} has more than {self.limits.media_bytes} bytes")
        uploaded = self.client.one(
            Uploaded,
            lambda library: library.media_post(
                upload.content,
                mime_type=upload.mime,
                description=upload.alt or None,
                file_name=upload.name,
            ),
        )
        return self._finished(uploaded)

    def _finished(self, uploaded: Uploaded) -> str:
        """Large files are worked on after the server has answered; until then it refuses them."""
        for _ in range(WAITS):
            if uploaded.url:
                return uploaded.id
            time.sleep(PAUSE)
            id = uploaded.id
            uploaded = self.client.one(Uploaded, lambda library, id=id: library.media(id))  # type: ignore[misc]
        raise Temporary("The server has not finished with a file", PAUSE * WAITS)

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        """The same words below the same text: marks, quotes and the addressee may differ."""
        wanted = fold(without_mentions(outgoing.text))
        for status in self._own(outgoing.reply_to, since - SKEW):
            same = fold(without_mentions(to_text(status.content))) == wanted
            if same and status.in_reply_to_id == outgoing.reply_to:
                return Sent(status.id, status.url or status.uri)
        return None

    def _own(self, reply_to: str | None, since: datetime) -> list[Status]:
        """Private posts are not listed everywhere, but stand below what they answer."""
        me = self.me().id
        found = self._listed(me, since)
        if reply_to is not None:
            with suppress(Missing):
                found += context(self.client, reply_to).descendants
        mine = [status for status in found if status.account.id == me]
        return [status for status in mine if status.created_at.astimezone(UTC) >= since]

    def _listed(self, me: str, since: datetime) -> list[Status]:
        found: list[Status] = []
        bound: dict[str, str] = {}
        for _ in range(PAGES):
            page = self.client.many(
                Status,
                lambda library, bound=bound: library.account_statuses(  # type: ignore[misc]
                    me, limit=PAGE, **bound
                ),
            )
            found += page
            if not page or page[-1].created_at < since or bound == {"max_id": page[-1].id}:
                break
            bound = {"max_id": page[-1].id}
        return found


def as_sent(outgoing: Outgoing, base_url: str) -> str:
    if outgoing.to is None:
        return outgoing.text
    return addressed(outgoing.text, local(outgoing.to.handle, base_url))
