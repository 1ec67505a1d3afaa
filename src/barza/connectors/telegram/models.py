"""What the Bot API answers, as far as we rely on it. Source: core.telegram.org/bots/api."""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _from_seconds(value: object) -> object:
    known = isinstance(value, int) and 0 <= value < 4_000_000_000
    return datetime.fromtimestamp(int(str(value)), UTC) if known else None


At = Annotated[datetime, BeforeValidator(_from_seconds)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="ignore", populate_by_name=True)


class User(_Model):
    id: int
    is_bot: bool = False
    first_name: str = ""
    last_name: str = ""
    username: str = ""


class Chat(_Model):
    id: int
    type: str
    title: str = ""
    username: str = ""


class Entity(_Model):
    """``offset`` and ``length`` in UTF-16 units."""

    type: str
    offset: int = Field(ge=0)
    length: int = Field(ge=0)
    url: str = ""
    user: User | None = None


class File(_Model):
    file_id: str
    mime_type: str = ""


class Location(_Model):
    latitude: float
    longitude: float


class Origin(_Model):
    """Of a forwarded message; ``chat`` and ``message_id`` where it is a channel's."""

    chat: Chat | None = None
    message_id: int = 0


class Message(_Model):
    message_id: int
    date: At
    chat: Chat
    sender: User | None = Field(None, alias="from")
    sender_chat: Chat | None = None
    message_thread_id: int | None = None
    is_topic_message: bool = False
    is_automatic_forward: bool = False
    forward_origin: Origin | None = None
    reply_to_message: "Message | None" = None
    edit_date: At | None = None
    text: str = ""
    entities: list[Entity] = Field(default_factory=list)
    caption: str = ""
    caption_entities: list[Entity] = Field(default_factory=list)
    photo: list[File] = Field(default_factory=list)
    video: File | None = None
    voice: File | None = None
    audio: File | None = None
    document: File | None = None
    location: Location | None = None

    @property
    def name(self) -> str:
        return f"{self.chat.id}:{self.message_id}"


class Update(_Model):
    update_id: int
    message: Message | None = None
    edited_message: Message | None = None
    channel_post: Message | None = None
    edited_channel_post: Message | None = None

    @property
    def what(self) -> Message | None:
        return self.message or self.edited_message or self.channel_post or self.edited_channel_post

    @property
    def is_edit(self) -> bool:
        return bool(self.edited_message or self.edited_channel_post)


class Parameters(_Model):
    migrate_to_chat_id: int | None = None
    retry_after: float | None = Field(None, ge=0)


class Said(_Model):
    """Every answer. ``result`` where it is ``ok``."""

    ok: bool
    result: Any = None
    description: str = ""
    parameters: Parameters = Field(default_factory=Parameters)
