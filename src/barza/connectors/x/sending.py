"""Publishes, answers and writes in private, once; finds what an earlier attempt may have left."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from barza.connectors.asking import checked, readable
from barza.connectors.base import Limits
from barza.connectors.errors import Permanent
from barza.connectors.items import Outgoing, Sent, Upload, Visibility
from barza.connectors.plain import fold

from .client import Client
from .models import Created, Event, One, Page, Post, Whispered
from .reading import EVENT, POST, PRIVATE, Reader, link, number
from .text import length, without_names

SKEW = timedelta(minutes=2)
"""How far X's clock may be behind ours."""
PRIVATE_LONGEST, PAGES = 10_000, 3


@dataclass(frozen=True)
class Sending:
    client: Client
    limits: Limits

    def send(self, outgoing: Outgoing) -> Sent:
        if len(outgoing.media) > self.limits.media:
            raise Permanent(f"X takes {self.limits.media} pictures at most")
        if outgoing.visibility is Visibility.PRIVATE:
            return self._whisper(outgoing)
        if (counted := length(outgoing.text)) > self.limits.text:
            raise Permanent(f"{counted} characters as X counts, of {self.limits.text} allowed")
        me = self.client.me
        body: dict[str, Any] = {"text": outgoing.text}
        if outgoing.reply_to is not None:
            body["reply"] = {"in_reply_to_tweet_id": number(outgoing.reply_to)}
        if outgoing.media:
            body["media"] = {"media_ids": [self._upload(one, "tweet") for one in outgoing.media]}
        done = self._create(Created, "/2/tweets", body)
        return Sent(done.id, link(me.username, done.id))

    def _whisper(self, outgoing: Outgoing) -> Sent:
        if len(outgoing.text) > PRIVATE_LONGEST:
            raise Permanent(f"{len(outgoing.text)} characters, of {PRIVATE_LONGEST} allowed")
        if len(outgoing.media) > 1:
            raise Permanent("X takes one picture with a private message")
        path = f"/2/dm_conversations/with/{self._addressee(outgoing)}/messages"
        body: dict[str, Any] = {"text": outgoing.text}
        if outgoing.media:
            body["attachments"] = [{"media_id": self._upload(one, "dm")} for one in outgoing.media]
        return Sent(f"{PRIVATE}{self._create(Whispered, path, body).dm_event_id}")

    def _create(self, model: type[Any], path: str, body: dict[str, Any]) -> Any:
        answer = self.client.call("POST", path, taken=True, json=body)
        made = checked(One, answer, taken=True)
        return checked(model, made.data, taken=True)

    def _addressee(self, outgoing: Outgoing) -> str:
        """Who is named; else the other one of the conversation ``dm:1-2``."""
        if outgoing.to is not None:
            return number(outgoing.to.id)
        both = (outgoing.thread or "").removeprefix(PRIVATE).split("-")
        other = [id for id in both if id.isdigit() and id != self.client.me.id]
        if len(both) != 2 or not other:
            raise Permanent("A private message on X needs somebody to whom it goes")
        return number(other[0])

    def _upload(self, upload: Upload, place: str) -> str:
        """Shows nothing to anyone by itself, so a failure here may simply be tried again."""
        if upload.mime not in self.limits.media_types:
            raise Permanent(f"X does not take files of the type {upload.mime}")
        kind = "gif" if upload.mime == "image/gif" else "image"
        answer = self.client.call(
            "POST",
            "/2/media/upload",
            data={"media_category": f"{place}_{kind}"},
            files={"media": (upload.name, upload.content, upload.mime)},
        )
        id = checked(Created, checked(One, answer).data).id
        if upload.alt:
            body = {"id": id, "metadata": {"alt_text": {"text": upload.alt}}}
            self.client.call("POST", "/2/media/metadata", json=body)
        return id

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        after = (since - SKEW).astimezone(UTC)
        if outgoing.visibility is Visibility.PRIVATE:
            return self._find_private(outgoing, after)
        me, reader = self.client.me, Reader(self.client.me)
        asked = {**POST, "exclude": "retweets", "start_time": after.strftime("%Y-%m-%dT%H:%M:%SZ")}
        for page in self._pages(f"/2/users/{me.id}/tweets", asked):
            for post in readable(Post, page.data):
                item = reader.post(post, page.includes)
                said = fold(without_names(item.text)) == fold(without_names(outgoing.text))
                if said and item.parent == outgoing.reply_to:
                    return Sent(item.id, link(me.username, item.id))
        return None

    def _find_private(self, outgoing: Outgoing, after: datetime) -> Sent | None:
        me, reader = self.client.me, Reader(self.client.me)
        path = f"/2/dm_conversations/with/{self._addressee(outgoing)}/dm_events"
        for page in self._pages(path, {**EVENT, "event_types": "MessageCreate"}):
            for event in readable(Event, page.data):
                item = reader.event(event, page.includes)
                ours = event.sender_id == me.id and item.at >= after
                if ours and fold(item.text) == fold(outgoing.text):
                    return Sent(item.id)
        return None

    def _pages(self, path: str, asked: dict[str, str]) -> list[Page]:
        params: dict[str, str | int] = {**asked, "max_results": 100}
        pages: list[Page] = []
        for _ in range(PAGES):
            pages.append(checked(Page, self.client.call("GET", path, params=params)))
            if not pages[-1].meta.next_token:
                break
            params["pagination_token"] = pages[-1].meta.next_token
        return pages
