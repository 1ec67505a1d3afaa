"""Posts, answers below and in private, once; finds what an earlier attempt may have left."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from barza.connectors.asking import checked
from barza.connectors.errors import Permanent
from barza.connectors.items import Outgoing, Sent, Upload, Visibility
from barza.connectors.meta import window
from barza.connectors.meta.graph import Graph
from barza.connectors.plain import fold

from .look import DEEP, SAID
from .models import COMMENT, MESSAGE, POST, Comment, Conversation, Delivered, Made, Message, Post
from .reading import Reading, address, split

LONGEST, LETTER = 8_000, 2_000
"""Characters: of a comment, and so of anything public; of a message."""
PICTURES = 10
SKEW = timedelta(minutes=2)
"""How far Facebook's clock may be behind ours."""
PAGE = 100


@dataclass(frozen=True)
class Sending:
    graph: Graph
    reading: Reading
    types: frozenset[str]

    def send(self, outgoing: Outgoing) -> Sent:
        private = outgoing.visibility is Visibility.PRIVATE
        longest = LETTER if private else LONGEST
        if len(outgoing.text) > longest:
            raise Permanent(f"{len(outgoing.text)} characters, of {longest} allowed")
        if private:
            return self._letter(outgoing)
        return self._publish(outgoing) if outgoing.reply_to is None else self._answer(outgoing)

    def _publish(self, outgoing: Outgoing) -> Sent:
        if len(outgoing.media) > PICTURES:
            raise Permanent(f"{len(outgoing.media)} pictures, of {PICTURES} allowed")
        data = {"message": outgoing.text}
        for number, id in enumerate([self._upload(one) for one in outgoing.media]):
            data[f"attached_media[{number}]"] = json.dumps({"media_fbid": id})
        made = self.graph.made(Made, f"/{self.reading.page}/feed", data=data)
        return Sent(f"post:{made.id}", address(made.id))

    def _answer(self, outgoing: Outgoing) -> Sent:
        kind, above = split(outgoing.reply_to or "")
        if kind == "message":
            raise Permanent("A message is answered in private only")
        if len(outgoing.media) > 1:
            raise Permanent("Facebook takes one picture with a comment")
        data = {"message": outgoing.text}
        for upload in outgoing.media:
            data["attachment_id"] = self._upload(upload)
        made = self.graph.made(Made, f"/{above}/comments", data=data)
        return Sent(f"comment:{made.id}", address(made.id))

    def _upload(self, upload: Upload) -> str:
        """Shows nothing to anyone by itself, so a failure here may simply be tried again."""
        if upload.mime not in self.types:
            raise Permanent(f"Facebook does not take files of the type {upload.mime}")
        data = {"published": "false"}
        if upload.alt:
            data["alt_text_custom"] = upload.alt
        files = {"source": (upload.name, upload.content, upload.mime)}
        told = self.graph.call("POST", f"/{self.reading.page}/photos", data=data, files=files)
        return checked(Made, told).id

    def _letter(self, outgoing: Outgoing) -> Sent:
        if outgoing.media:
            raise Permanent("Pictures go with posts and comments, not with a message")
        data = {
            **self._addressed(outgoing, datetime.now(UTC)),
            "message": json.dumps({"text": outgoing.text}),
        }
        made = self.graph.made(Delivered, f"/{self.reading.page}/messages", data=data)
        return Sent(f"message:{made.message_id}")

    def _addressed(self, outgoing: Outgoing, now: datetime) -> dict[str, str]:
        """To whom, and under which of Meta's rules. Refused here, in words, once it is too late."""
        if outgoing.reply_to is None:
            raise Permanent("A private message of ours answers somebody: Meta knows no other")
        kind, above = split(outgoing.reply_to)
        if kind == "review":
            raise Permanent("Facebook lets nobody answer a review in private: answer below it")
        if kind == "message":
            person = self._person(outgoing, above)
            last = max((m.created_time for m in self._said(person, own=False)), default=None)
            return {"recipient": json.dumps({"id": person}), **window.messaging(last, now)}
        name = "comment_id" if kind == "comment" else "post_id"
        model: type[Comment | Post] = Comment if kind == "comment" else Post
        window.comment(self.graph.one(model, f"/{above}", "id,created_time").created_time, now)
        return {"recipient": json.dumps({name: above}), "messaging_type": "RESPONSE"}

    def _person(self, outgoing: Outgoing, above: str) -> str:
        kind, _, person = (outgoing.thread or "").partition(":")
        if kind == "person" and person.isascii() and person.isdigit():
            return person
        stands = self.reading.message(self.graph.one(Message, f"/{above}", MESSAGE))
        return stands.thread.partition(":")[2]

    def _said(self, person: str, *, own: bool) -> list[Message]:
        asked = {
            "platform": "messenger",
            "user_id": person,
            "fields": f"id,messages.limit({SAID}){{{MESSAGE}}}",
        }
        talks = self.graph.many(Conversation, f"/{self.reading.page}/conversations", asked)
        return [
            one
            for talk in talks
            for one in talk.messages.data
            if (one.sender.id == self.reading.page) is own
        ]

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:
        """The same words of ours at the same place."""
        after, wanted = since - SKEW, fold(outgoing.text)
        if outgoing.visibility is Visibility.PRIVATE:
            letters = self._letters(outgoing)
            kept = (m for m in letters if m.created_time >= after and fold(m.message) == wanted)
            return next((Sent(f"message:{m.id}") for m in kept), None)
        kind = "post" if outgoing.reply_to is None else "comment"
        for one in self._ours(outgoing):
            mine = one.sender is not None and one.sender.id == self.reading.page
            if mine and one.created_time >= after and fold(one.message) == wanted:
                return Sent(f"{kind}:{one.id}", address(one.id))
        return None

    def _ours(self, outgoing: Outgoing) -> Iterable[Post | Comment]:
        if outgoing.reply_to is None:
            asked: dict[str, Any] = {"fields": POST, "limit": PAGE}
            return self.graph.many(Post, f"/{self.reading.page}/feed", asked)
        above = split(outgoing.reply_to)[1]
        asked = {"fields": COMMENT, "limit": PAGE, **DEEP}
        return self.graph.many(Comment, f"/{above}/comments", asked)

    def _letters(self, outgoing: Outgoing) -> list[Message]:
        kind, above = split(outgoing.reply_to or "")
        if kind == "message":
            return self._said(self._person(outgoing, above), own=True)
        asked = f"private_reply_conversation{{id,messages.limit({SAID}){{{MESSAGE}}}}}"
        told = self.graph.call("GET", f"/{above}", params={"fields": asked})
        found = told.get("private_reply_conversation") if isinstance(told, dict) else None
        return Conversation.model_validate(found).messages.data if found else []
