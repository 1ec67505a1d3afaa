"""Publishes in the channel and answers, once; changes and takes back."""

import re
from dataclasses import dataclass
from typing import Any

from barza.connectors.asking import checked
from barza.connectors.base import Limits
from barza.connectors.errors import Missing, Permanent
from barza.connectors.items import Outgoing, Visibility

from .client import Client
from .models import Message
from .text import CAPTION, TEXT, length

LIMITS = Limits(
    text=TEXT,
    media=1,
    media_bytes=10 * 1024 * 1024,
    media_types=frozenset({"image/jpeg", "image/png", "image/webp"}),
)
_UNCHANGED = "message is not modified"
_NO_TEXT = "no text in the message"


def split(id: str) -> tuple[int, int]:
    """Chat and message. Raises ``Missing`` for what was never an id of ours."""
    chat, _, number = id.partition(":")
    if not (chat.removeprefix("-").isdecimal() and number.isdecimal() and id.isascii()):
        raise Missing(f"Telegram has nothing named {id!r}")
    return int(chat), int(number)


@dataclass(frozen=True)
class Sending:
    client: Client
    channel: str

    def send(self, outgoing: Outgoing) -> Message:
        _fits(outgoing)
        said: dict[str, Any] = self._place(outgoing)
        if not outgoing.media:
            said["text"] = outgoing.text
            return checked(Message, self.client.call("sendMessage", taken=True, **said), taken=True)
        (picture,) = outgoing.media
        files = {"photo": (picture.name, picture.content, picture.mime)}
        said["caption"] = outgoing.text
        done = self.client.call("sendPhoto", taken=True, files=files, **said)
        return checked(Message, done, taken=True)

    def _place(self, outgoing: Outgoing) -> dict[str, Any]:
        """A private answer to what was said before others goes to whom it is for."""
        private = outgoing.visibility is Visibility.PRIVATE
        if outgoing.reply_to is None:
            return {"chat_id": self._addressee(outgoing) if private else self._channel()}
        chat, number = split(outgoing.reply_to)
        if private and chat < 0:
            return {"chat_id": self._addressee(outgoing)}
        return {"chat_id": chat, "reply_parameters": {"message_id": number}}

    def _addressee(self, outgoing: Outgoing) -> int:
        id = outgoing.to.id if outgoing.to else ""
        if not (id.isascii() and id.isdecimal()):
            raise Permanent("Telegram cannot send a private message to nobody")
        return int(id)

    def _channel(self) -> int | str:
        if not self.channel:
            raise Permanent("Telegram cannot publish: the account names no channel")
        if self.channel.startswith("@"):
            return self.channel
        if not re.fullmatch(r"-?[0-9]{1,20}", self.channel):
            raise Permanent("Telegram cannot publish: the channel is neither @name nor a number")
        return int(self.channel)

    def edit(self, id: str, text: str) -> None:
        """A picture has a caption and no text: only Telegram knows which it is."""
        chat, number = split(id)
        where: dict[str, Any] = {"chat_id": chat, "message_id": number}
        try:
            self.client.call("editMessageText", **where, text=text)
        except Permanent as error:
            if _NO_TEXT in str(error):
                self.client.call("editMessageCaption", **where, caption=text)
            elif _UNCHANGED not in str(error):
                raise


def _fits(outgoing: Outgoing) -> None:
    most = CAPTION if outgoing.media else TEXT
    if (count := length(outgoing.text)) > most:
        raise Permanent(f"{count} characters, of {most} allowed")
    if len(outgoing.media) > LIMITS.media:
        raise Permanent(f"{len(outgoing.media)} pictures, of {LIMITS.media} allowed")
    for upload in outgoing.media:
        if upload.mime not in LIMITS.media_types:
            raise Permanent(f"Telegram does not take pictures of the type {upload.mime}")
        if len(upload.content) > LIMITS.media_bytes:
            raise Permanent(f"{upload.name} has more than {LIMITS.media_bytes} bytes")
