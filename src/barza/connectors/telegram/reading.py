"""Updates as the desk's ``Item``: whom they concern, and the post that they hang from."""

from dataclasses import dataclass
from typing import Any

from barza.connectors.items import Author, Item, ItemKind, Media, Visibility

from .memory import Memory
from .models import Chat, Entity, Message, Update, User
from .text import plain, words

_GROUPS = ("group", "supergroup")


def user_author(user: User) -> Author:
    name = f"{user.first_name} {user.last_name}".strip()
    url = f"https://t.me/{user.username}" if user.username else ""
    return Author(str(user.id), user.username or str(user.id), name, url)


def chat_author(chat: Chat) -> Author:
    url = f"https://t.me/{chat.username}" if chat.username else ""
    return Author(str(chat.id), chat.username or str(chat.id), chat.title, url)


@dataclass
class Reader:
    """``me`` is None while nobody has asked: then a group's message stays open."""

    me: User | None
    channel: str
    memory: Memory

    def item(self, update: Update, raw: dict[str, Any]) -> Item | None:
        """None: it doesn't concern us."""
        message = update.what
        if message is None or not self._concerns(message):
            return None
        if message.is_automatic_forward:
            return self._own_post(message, raw)
        return self._said(message, raw, is_edit=update.is_edit)

    def _said(self, message: Message, raw: dict[str, Any], *, is_edit: bool) -> Item | None:
        text = plain(message, self.me.username if self.me else "")
        media = tuple(_media(message))
        if not (text or media) or text == "/start":
            return None
        return self._kept(
            id=message.name,
            thread=self._thread(message),
            author=_author(message),
            text=text,
            at=message.date,
            kind=ItemKind.EDITED if is_edit else ItemKind.MESSAGE,
            parent=self._parent(message),
            own=self._is_own(message),
            visibility=Visibility.PRIVATE if message.chat.type == "private" else Visibility.PUBLIC,
            edited_at=message.edit_date if is_edit else None,
            url=url(message),
            media=media,
            raw=raw,
        )

    def _own_post(self, message: Message, raw: dict[str, Any]) -> Item | None:
        """The copy of a channel's post in its discussion group."""
        origin = message.forward_origin
        if origin is None or origin.chat is None or not origin.message_id:
            return None
        id = f"{origin.chat.id}:{origin.message_id}"
        self.memory.learn({message.name: id})
        place = {"chat": origin.chat, "message_id": origin.message_id}
        return self._kept(
            id=id,
            thread=id,
            author=chat_author(origin.chat),
            text=plain(message, ""),
            at=message.date,
            own=True,
            url=url(message.model_copy(update=place)),
            media=tuple(_media(message)),
            raw=raw,
        )

    def _kept(self, **what: Any) -> Item:
        return self.memory.keep(Item(**what))

    def _concerns(self, message: Message) -> bool:
        if message.chat.type == "private":
            return message.sender is not None and not message.sender.is_bot
        if message.chat.type == "channel":
            return self._is_ours(message.chat)
        if message.is_automatic_forward:
            return message.sender_chat is not None and self._is_ours(message.sender_chat)
        return message.chat.type in _GROUPS and (
            self.me is None or self._below(message) is not None or self._is_spoken_to(message)
        )

    def _is_ours(self, chat: Chat) -> bool:
        named = chat.username.lower() if chat.username else None
        return self.channel in (str(chat.id), f"@{named}")

    def _is_spoken_to(self, message: Message) -> bool:
        above = message.reply_to_message
        if above and above.sender and self.me and above.sender.id == self.me.id:
            return True
        text = message.text or message.caption
        entities = message.entities or message.caption_entities
        return any(self._names_us(one, words(text, one).lower()) for one in entities)

    def _names_us(self, one: Entity, said: str) -> bool:
        if self.me is None:
            return False
        ours = f"@{self.me.username}".lower()
        match one.type:
            case "mention":
                return said == ours
            case "bot_command":
                return said.endswith(ours)
            case "text_mention":
                return one.user is not None and one.user.id == self.me.id
        return False

    def _below(self, message: Message) -> str | None:
        """The post of our channel that this stands below, where that can be told."""
        above = message.reply_to_message
        if above and above.is_automatic_forward and above.forward_origin:
            origin = above.forward_origin
            if origin.chat and origin.message_id and self._is_ours(origin.chat):
                self.memory.learn({above.name: f"{origin.chat.id}:{origin.message_id}"})
        return self.memory.post_of(f"{message.chat.id}:{message.message_thread_id}") or (
            self.memory.post_of(above.name) if above else None
        )

    def _thread(self, message: Message) -> str:
        """A private chat is one exchange; a group's goes by whom it answers."""
        if message.chat.type == "private":
            return f"{message.chat.id}:0"
        if self.me is None and message.chat.type in _GROUPS:
            return ""
        if found := self._below(message):
            return found
        if message.message_thread_id and not message.is_topic_message:
            return f"{message.chat.id}:{message.message_thread_id}"
        return message.reply_to_message.name if message.reply_to_message else message.name

    def _parent(self, message: Message) -> str | None:
        above = message.reply_to_message
        return (self.memory.post_of(above.name) or above.name) if above else None

    def _is_own(self, message: Message) -> bool:
        ours = message.sender_chat is not None and self._is_ours(message.sender_chat)
        by = message.sender.id if message.sender else None
        sent = self.me is not None and by == self.me.id
        return ours or sent or message.chat.type == "channel"


def _author(message: Message) -> Author:
    """Whoever speaks as a channel or as a group is no person."""
    if message.sender_chat:
        return chat_author(message.sender_chat)
    return user_author(message.sender) if message.sender else chat_author(message.chat)


def url(message: Message) -> str:
    """Private chats and small groups have no address."""
    chat = message.chat
    if chat.username and chat.type != "private":
        return f"https://t.me/{chat.username}/{message.message_id}"
    inner = str(chat.id)
    return f"https://t.me/c/{inner[4:]}/{message.message_id}" if inner.startswith("-100") else ""


def _media(message: Message) -> list[Media]:
    files = {"video": message.video, "audio": message.voice or message.audio,
             "file": message.document}  # fmt: skip
    found = [Media("", kind, id=one.file_id) for kind, one in files.items() if one]
    return ([Media("", "image", id=message.photo[-1].file_id)] if message.photo else []) + found
