"""The ``Connector`` for a Telegram bot and its channel."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, ClassVar, Self

from barza.connectors.asking import checked
from barza.connectors.base import Capability, Limits
from barza.connectors.items import Author, Batch, Item, Outgoing, Sent
from barza.connectors.unable import Unable

from . import sending
from .client import Client
from .cursor import Cursor
from .look import Look
from .memory import Memory
from .models import Update, User
from .reading import Reader, chat_author, url, user_author
from .text import length as counted
from .webhook import verified


class TelegramConnector(Unable):
    network: ClassVar[str] = "telegram"
    capabilities: ClassVar[frozenset[Capability]] = frozenset(
        {
            Capability.READ,
            Capability.WEBHOOK,
            Capability.REPLY_PUBLIC,
            Capability.REPLY_PRIVATE,
            Capability.PUBLISH,
            Capability.EDIT,
            Capability.DELETE,
            Capability.LIKE,
        }
    )
    credential_fields: ClassVar[tuple[str, ...]] = ("bot_token", "channel", "webhook_secret")
    optional_credentials: ClassVar[frozenset[str]] = frozenset({"webhook_secret"})

    def __init__(self, base_url: str, token: str, channel: str, secret: str) -> None:
        self._client, self._secret = Client(base_url, token), secret
        self._channel = channel.strip().lower()
        self._sending = sending.Sending(self._client, self._channel)
        self._memory = Memory()

    @classmethod
    def open(cls, *, base_url: str, credentials: Mapping[str, str]) -> Self:
        channel, secret = credentials.get("channel", ""), credentials.get("webhook_secret", "")
        return cls(base_url, credentials["bot_token"], channel, secret)

    def close(self) -> None:
        self._client.http.close()

    def limits(self) -> Limits:
        return sending.LIMITS

    def length(self, text: str) -> int:
        return counted(text)

    def as_sent(self, outgoing: Outgoing) -> str:
        """The place says whom it answers: nothing is added."""
        return outgoing.text

    def whoami(self) -> Author:
        return user_author(self._me)

    def fetch(self, cursor: str = "", limit: int = 40) -> Batch:
        place = Cursor.load(cursor)
        reader = Reader(self._me, self._channel, self._memory)
        return Look(self._client, reader, place, limit).batch(datetime.now(UTC))

    def read(self, body: bytes, headers: Mapping[str, str], now: datetime) -> list[Item]:
        """In a group it takes our name to know whether we are meant: ``complete`` asks for it."""
        update, raw = verified(body, headers, self._secret, now)
        me: User | None = self.__dict__.get("_me")  # known once somebody has asked
        item = Reader(me, self._channel, self._memory).item(update, raw)
        return [item] if item else []

    def complete(self, item: Item) -> Item | None:
        update = checked(Update, item.raw)
        return Reader(self._me, self._channel, self._memory).item(update, item.raw)

    def send(self, outgoing: Outgoing) -> Sent:
        message = self._sending.send(outgoing)
        author = user_author(message.sender) if message.sender else chat_author(message.chat)
        sent = Item(
            id=message.name,
            thread=outgoing.thread or message.name,
            author=author,
            text=outgoing.text,
            at=message.date,
            parent=outgoing.reply_to,
            own=True,
            visibility=outgoing.visibility,
            url=url(message),
        )
        self._memory.keep(sent)
        return Sent(sent.id, sent.url)

    def find(self, outgoing: Outgoing, since: datetime) -> Sent | None:  # noqa: ARG002
        self._cannot("tell what was sent: somebody must look")

    def get(self, id: str) -> Item:
        """What this process has sent or seen: what was sent, Telegram has confirmed."""
        sending.split(id)
        if found := self._memory.item(id):
            return found
        self._cannot("be asked for a message")

    def edit(self, id: str, text: str) -> None:
        self._sending.edit(id, text)
        self._memory.change(id, text)

    def delete(self, id: str) -> None:
        chat, number = sending.split(id)
        self._client.call("deleteMessage", chat_id=chat, message_id=number)
        self._memory.forget(id)

    def like(self, id: str, on: bool = True) -> None:
        chat, number = sending.split(id)
        reaction = [{"type": "emoji", "emoji": "👍"}] if on else []
        where: dict[str, Any] = {"chat_id": chat, "message_id": number}
        self._client.call("setMessageReaction", **where, reaction=reaction)

    @cached_property
    def _me(self) -> User:
        return checked(User, self._client.call("getMe"))
