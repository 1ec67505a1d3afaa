"""What Ghost's Admin API answers, as far as we rely on it. Source: ghost.org/docs/admin-api."""

from typing import Any

from pydantic import AwareDatetime, BaseModel, Field, model_validator

_PERSONAL = ("member", "parent", "in_reply_to", "post", "replies")


class Member(BaseModel):
    """Without the mail address, which is nobody's business here."""

    id: str
    name: str | None = None


class _Under(BaseModel):
    id: str
    url: str = ""


class Comment(BaseModel):
    """``html`` is None once it is deleted; ``member`` once its writer has left."""

    id: str
    post: _Under
    parent_id: str | None = None
    in_reply_to_id: str | None = None
    status: str = "published"
    html: str | None = None
    created_at: AwareDatetime
    edited_at: AwareDatetime | None = None
    member: Member | None = None
    raw: dict[str, Any] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _keep_what_is_needed(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {**value, "raw": {k: v for k, v in value.items() if k not in _PERSONAL}}


class Created(BaseModel):
    """A comment as Ghost gives it back: it may leave out on what it stands."""

    id: str


class Post(BaseModel):
    id: str
    title: str
    html: str | None = None
    status: str = "published"
    url: str = ""
    published_at: AwareDatetime | None = None
    updated_at: AwareDatetime


class Uploaded(BaseModel):
    url: str


class Site(BaseModel):
    title: str = ""
    url: str = ""


class Delivery(BaseModel):
    """A webhook's body: what stands now; of what was deleted, what stood."""

    class Change(BaseModel):
        current: dict[str, Any] = Field(default_factory=dict)
        previous: dict[str, Any] = Field(default_factory=dict)

    event: str
    post: Change
