"""What X sends, as far as we read it. Lists may be null; names changed from tweet to post."""

from typing import Annotated, Any

from pydantic import (
    AliasChoices,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

Number = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,19}$")]


def _listed(value: Any) -> Any:
    return [] if value is None else value


def _some(value: Any) -> Any:
    return {} if value is None else value


class User(BaseModel):
    id: Number
    username: str
    name: str = ""


class Link(BaseModel):
    url: str = ""
    expanded_url: str | None = None
    media_key: str | None = None


class Entities(BaseModel):
    urls: Annotated[list[Link], BeforeValidator(_listed)] = []


class Note(BaseModel):
    """The whole of a long post."""

    text: str
    entities: Annotated[Entities, BeforeValidator(_some)] = Entities()


class Reference(BaseModel):
    type: str
    id: Number


class Attachments(BaseModel):
    media_keys: Annotated[list[str], BeforeValidator(_listed)] = []


class Counts(BaseModel):
    like_count: int = 0
    reply_count: int = 0
    repost_count: int = Field(0, validation_alias=AliasChoices("repost_count", "retweet_count"))
    impression_count: int = 0


class Post(BaseModel):
    model_config = ConfigDict(extra="allow")

    id: Number
    text: str
    author_id: Number
    created_at: AwareDatetime
    conversation_id: str = ""
    lang: str | None = None
    entities: Annotated[Entities, BeforeValidator(_some)] = Entities()
    note: Note | None = Field(None, validation_alias=AliasChoices("note_post", "note_tweet"))
    attachments: Annotated[Attachments, BeforeValidator(_some)] = Attachments()
    references: list[Reference] = Field(
        [], validation_alias=AliasChoices("referenced_posts", "referenced_tweets")
    )
    versions: list[Number] = Field(
        [], validation_alias=AliasChoices("edit_history_post_ids", "edit_history_tweet_ids")
    )
    counts: Counts = Field(Counts(), validation_alias=AliasChoices("public_metrics"))

    @property
    def first(self) -> str:
        return self.versions[0] if self.versions else self.id

    @property
    def latest(self) -> str:
        return self.versions[-1] if self.versions else self.id

    def refers(self, how: str) -> str | None:
        return next((one.id for one in self.references if one.type == how), None)


class Event(BaseModel):
    """A private message."""

    model_config = ConfigDict(extra="allow")

    id: Number
    text: str = ""
    sender_id: Number
    created_at: AwareDatetime
    dm_conversation_id: str
    entities: Annotated[Entities, BeforeValidator(_some)] = Entities()
    attachments: Annotated[Attachments, BeforeValidator(_some)] = Attachments()


class Medium(BaseModel):
    media_key: str
    type: str = "photo"
    url: str = ""
    preview_image_url: str = ""
    alt_text: str = ""


class Version(BaseModel):
    """Of a post that another refers to, what tells its first number."""

    id: Number
    versions: list[Number] = Field(
        [], validation_alias=AliasChoices("edit_history_post_ids", "edit_history_tweet_ids")
    )


class Includes(BaseModel):
    users: list[User] = []
    posts: list[Version] = Field([], validation_alias=AliasChoices("posts", "tweets"))
    media: list[Medium] = []


class Problem(BaseModel):
    type: str = ""
    detail: str = ""
    resource_id: str = ""
    value: str = ""

    @property
    def missing(self) -> bool:
        return self.type.endswith("/resource-not-found")


class One(BaseModel):
    data: dict[str, Any] | None = None
    includes: Includes = Includes()
    errors: list[Problem] = []


class Meta(BaseModel):
    result_count: int
    next_token: str = ""


class Page(BaseModel):
    """``meta`` is there even when nothing is."""

    meta: Meta
    data: list[Any] = []
    includes: Includes = Includes()


class Lookup(BaseModel):
    """Posts asked for by number: those that are there, and what is wrong with the others."""

    data: list[Any] = []
    includes: Includes = Includes()
    errors: list[Problem] = []


class Created(BaseModel):
    id: Number


class Whispered(BaseModel):
    dm_event_id: Number
