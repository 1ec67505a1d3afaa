"""One row of each kind, as the rest of the town sees it. Times are ISO 8601 texts in UTC."""

from dataclasses import dataclass
from enum import StrEnum


class Visibility(StrEnum):
    PUBLIC = "public"
    UNLISTED = "unlisted"
    PRIVATE = "private"
    DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Account:
    id: int
    handle: str
    name: str
    note: str
    language: str
    token: str
    institution: int
    created_at: str


@dataclass(frozen=True, slots=True)
class Status:
    """``entry`` names the line of the script that it came from; empty for all others."""

    id: int
    account_id: int
    text: str
    spoiler: str
    sensitive: int
    visibility: str
    language: str
    conversation_id: int
    reply_to_id: int | None
    reply_to_account_id: int | None
    reblog_of_id: int | None
    entry: str
    created_at: str
    edited_at: str | None
    deleted_at: str | None


@dataclass(frozen=True, slots=True)
class Edit:
    """One version of a status: its text, and when it became so."""

    text: str
    spoiler: str
    sensitive: int
    created_at: str


@dataclass(frozen=True, slots=True)
class Notification:
    id: int
    account_id: int
    sender_id: int
    type: str
    status_id: int
    created_at: str


@dataclass(frozen=True, slots=True)
class Media:
    """``type`` is Mastodon's word (image, video, audio, unknown); ``mime`` the file's own type."""

    id: int
    account_id: int
    status_id: int | None
    type: str
    mime: str
    description: str


NO_END = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a long list is wanted. Ids are exclusive; ``min_id`` counts from the oldest."""

    limit: int = 20
    max_id: int = NO_END
    since_id: int = 0
    min_id: int = 0

    @property
    def above(self) -> int:
        return max(self.since_id, self.min_id)

    @property
    def ascending(self) -> int:
        return int(self.min_id > 0)
