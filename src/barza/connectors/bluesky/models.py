"""What a PDS and an app view answer, as far as we rely on it.

Source: the lexicons of ``com.atproto.*`` and ``app.bsky.*``.
"""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

Uri = Annotated[str, Field(min_length=1, max_length=1000)]


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


Utc = Annotated[datetime, AfterValidator(_utc)]


def _or_none(value: object) -> object:
    """What any client may write into a record need not be a time."""
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        return None


Claimed = Annotated[
    datetime | None, BeforeValidator(_or_none), AfterValidator(lambda v: v and _utc(v))
]


def _text(value: object) -> object:
    return "" if value is None else value


class _Model(BaseModel):
    model_config = ConfigDict(extra="ignore", populate_by_name=True)


class Session(_Model):
    did: str = Field(pattern=r"^did:[a-z]+:[A-Za-z0-9._:%-]{1,250}$")
    handle: str = Field(max_length=300)
    access: str = Field(alias="accessJwt", max_length=10_000)
    refresh: str = Field(alias="refreshJwt", max_length=10_000)


class Actor(_Model):
    did: str
    handle: str
    name: Annotated[str, BeforeValidator(_text)] = Field("", alias="displayName")


class Ref(_Model):
    uri: Uri
    cid: str


class ReplyRef(_Model):
    root: Ref
    parent: Ref


class Slice(_Model):
    """In bytes of UTF-8."""

    start: int = Field(alias="byteStart", ge=0)
    end: int = Field(alias="byteEnd", ge=0)


class Feature(_Model):
    type: str = Field("", alias="$type")
    uri: str = ""
    did: str = ""


class Facet(_Model):
    index: Slice
    features: list[Feature] = Field(default_factory=list)


class Record(_Model):
    """A post as its author's repository holds it."""

    text: str = ""
    at: Claimed = Field(None, alias="createdAt")
    langs: list[str] = Field(default_factory=list)
    reply: ReplyRef | None = None
    facets: list[Facet] = Field(default_factory=list)
    embed: dict[str, Any] | None = None


class Viewer(_Model):
    like: str | None = None
    repost: str | None = None


class Post(_Model):
    """A post as the app view shows it. ``record`` is as sent, for ``raw``."""

    uri: Uri
    cid: str
    author: Actor
    record: dict[str, Any]
    indexed_at: Utc = Field(alias="indexedAt")
    embed: dict[str, Any] | None = None
    likes: int | None = Field(None, alias="likeCount")
    reposts: int | None = Field(None, alias="repostCount")
    replies: int | None = Field(None, alias="replyCount")
    viewer: Viewer = Field(default_factory=Viewer)


class Posts(_Model):
    posts: list[Any]


class Notification(_Model):
    uri: Uri
    cid: str
    author: Actor
    reason: str
    record: dict[str, Any]
    indexed_at: Utc = Field(alias="indexedAt")


class Notifications(_Model):
    notifications: list[Any]
    cursor: str | None = None


class Entry(_Model):
    """One of an author's feed; ``reason`` is set where it is a repost or pinned."""

    post: Post
    reason: dict[str, Any] | None = None


class Feed(_Model):
    feed: list[Any]
    cursor: str | None = None


class Thread(_Model):
    thread: dict[str, Any]


class Stored(_Model):
    uri: Uri
    cid: str
    value: dict[str, Any]


class Written(_Model):
    uri: Uri
    cid: str


class Uploaded(_Model):
    blob: dict[str, Any]


class Resolved(_Model):
    did: str


class Removed(_Model):
    """Nothing that we rely on."""
