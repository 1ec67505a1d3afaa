"""What a Mastodon server answers, as far as we rely on it. Ids are opaque texts.

Source: docs.joinmastodon.org/entities; snac 2.75 where it differs.
"""

import re
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, model_validator


def canonical(id: object) -> str:
    """One name for one status, however often it is edited.

    snac's ids are ten digits of the time of the last change and the MD5 of the address; it
    finds a status by the MD5 alone. Zeros in the place of the time make the id stay.
    """
    text = str(id)
    return "0" * 10 + text[10:] if re.fullmatch(r"\d{10}[0-9a-f]{32}", text) else text


def _text(value: object) -> object:
    return "" if value is None else value


Id = Annotated[str, BeforeValidator(lambda value: None if value is None else canonical(value))]
Text = Annotated[str, BeforeValidator(_text)]
Name = Annotated[str, BeforeValidator(lambda value: str(value) if value is not None else None)]


class Account(BaseModel):
    id: Name
    username: str
    acct: str
    display_name: Text = ""
    url: Text = ""
    bot: bool = False


class Mention(BaseModel):
    id: Name
    acct: str


class Attachment(BaseModel):
    id: Name
    type: str = "unknown"
    url: Text = ""
    description: Text = ""


class Status(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: Id
    account: Account
    created_at: AwareDatetime
    edited_at: AwareDatetime | None = None
    content: Text = ""
    spoiler_text: Text = ""
    visibility: str = "public"
    language: str | None = None
    url: Text = ""
    uri: Text = ""
    in_reply_to_id: Id | None = None
    in_reply_to_account_id: Annotated[str | None, BeforeValidator(lambda v: v and str(v))] = None
    mentions: list[Mention] = Field(default_factory=list)
    media_attachments: list[Attachment] = Field(default_factory=list)
    reblog: dict[str, Any] | None = None
    text: str | None = None
    replies_count: int | None = None
    reblogs_count: int | None = None
    favourites_count: int | None = None
    raw: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _keep_as_sent(cls, value: Any) -> Any:
        return {**value, "raw": value} if isinstance(value, dict) else value


class Notification(BaseModel):
    id: Name
    type: str
    created_at: AwareDatetime
    status: Status | None = None


class Context(BaseModel):
    ancestors: list[Status]
    descendants: list[Status]


class Source(BaseModel):
    text: str


class Uploaded(BaseModel):
    """Without ``url`` as long as the server still works on it."""

    id: Name
    url: str | None = None


class _Statuses(BaseModel):
    max_characters: int = 500
    max_media_attachments: int = 4
    characters_reserved_per_url: int = 23


class _Media(BaseModel):
    supported_mime_types: list[str] = Field(
        default_factory=lambda: ["image/jpeg", "image/png", "image/gif", "image/webp"]
    )
    image_size_limit: int = 16 * 1024 * 1024
    description_limit: Annotated[int, BeforeValidator(lambda value: value or 1500)] = 1500


class _Urls(BaseModel):
    streaming: Text = ""


class Configuration(BaseModel):
    statuses: _Statuses = Field(default_factory=_Statuses)
    media_attachments: _Media = Field(default_factory=_Media)
    urls: _Urls = Field(default_factory=_Urls)


class _OldUrls(BaseModel):
    streaming_api: Text = ""


class Instance(BaseModel):
    """Both ``/api/v2/instance`` and its forerunner, the only one that snac has."""

    configuration: Configuration = Field(default_factory=Configuration)
    urls: _OldUrls = Field(default_factory=_OldUrls)

    @property
    def streaming(self) -> str:
        return self.configuration.urls.streaming or self.urls.streaming_api
