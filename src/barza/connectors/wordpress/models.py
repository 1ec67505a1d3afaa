"""What WordPress answers, as far as we rely on it.

Source: developer.wordpress.org/rest-api/reference, for comments, posts, media and users.
"""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field, model_validator

_PERSONAL = ("author_email", "author_ip", "author_user_agent", "author_avatar_urls", "_links")


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


Utc = Annotated[datetime, AfterValidator(_utc)]
"""WordPress writes UTC without saying so."""


class Rendered(BaseModel):
    rendered: str
    raw: str | None = None


class _Kept(BaseModel):
    date_gmt: Utc
    raw: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _keep_what_is_needed(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {**value, "raw": {k: v for k, v in value.items() if k not in _PERSONAL}}


class Comment(_Kept):
    id: int
    post: int
    parent: int = 0
    author: int = 0
    author_name: str = ""
    author_email: str = ""
    author_url: str = ""
    date_gmt: Utc
    content: Rendered
    link: str = ""
    status: str = "approved"


class Post(_Kept):
    id: int
    author: int
    date_gmt: Utc
    modified_gmt: Utc
    title: Rendered
    content: Rendered
    link: str = ""
    status: str = "publish"


class User(BaseModel):
    id: int
    slug: str
    name: str = ""
    link: str = ""


class Uploaded(BaseModel):
    id: int
    source_url: str
