"""What Misago answers, as far as we rely on it. Source: misago.threads.serializers of 0.39."""

from typing import Any

from pydantic import AwareDatetime, BaseModel, Field, model_validator

_PERSONAL = ("acl", "api", "attachments", "last_likes", "poster")


class User(BaseModel):
    id: int | None = None
    username: str = ""
    url: str | None = None


class Post(BaseModel):
    """``content`` is None where it is hidden from us. ``poster`` is None once they have left."""

    id: int
    poster: User | None = None
    poster_name: str
    content: str | None = None
    posted_on: AwareDatetime
    updated_on: AwareDatetime | None = None
    edits: int = 0
    is_unapproved: bool = False
    is_hidden: bool = False
    is_event: bool = False
    likes: int | None = None
    raw: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _keep_what_is_needed(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {**value, "raw": {k: v for k, v in value.items() if k not in _PERSONAL}}


class _Pages(BaseModel):
    results: list[Any]
    page: int = 1
    pages: int = 1


class Thread(BaseModel):
    """As a list names it."""

    id: int
    title: str
    last_post: int | None = None
    weight: int = 0


class Whole(Thread):
    """With one page of its posts."""

    replies: int = 0
    is_hidden: bool = False
    post_set: _Pages


class Threads(BaseModel):
    results: list[Any]
    next: int | None = None


class Category(BaseModel):
    """``post`` is false where we may not begin a thread."""

    id: int
    name: str = ""
    post: Any = False


class Begun(BaseModel):
    id: int


class Attached(BaseModel):
    id: int
    url: dict[str, str | None]


class Written(BaseModel):
    id: int
