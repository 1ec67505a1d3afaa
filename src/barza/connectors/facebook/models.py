"""What Graph answers of a Page, as far as we rely on it, and the fields that we ask for.

Source: developers.facebook.com/docs/graph-api/reference. Graph writes times as
``2026-11-25T08:00:00+0000``, and leaves out what it may not or cannot tell.
"""

import logging
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, BeforeValidator, Field, ValidationError

from barza.connectors.meta.graph import next_of

log = logging.getLogger(__name__)


def _time(value: Any) -> Any:
    if isinstance(value, str) and value[-5:-4] in ("+", "-") and value[-4:].isdigit():
        return f"{value[:-2]}:{value[-2:]}"
    return value


def _fitting(model: type[BaseModel]) -> BeforeValidator:
    """One entry that cannot be read must not stand in the way of the others for ever."""

    def keep(values: Any) -> Any:
        return [v for v in values if _fits(model, v)] if isinstance(values, list) else values

    return BeforeValidator(keep)


def _fits(model: type[BaseModel], value: Any) -> bool:
    try:
        model.model_validate(value)
    except ValidationError as error:
        log.warning("Passed over one entry: %s", error.errors()[0]["loc"])
        return False
    return True


Time = Annotated[AwareDatetime, BeforeValidator(_time)]

PERSON = "from{id,name}"
COMMENT = (
    f"id,message,created_time,{PERSON},parent{{id}},object{{id}},is_hidden,permalink_url,"
    "message_tags,attachment,comment_count"
)
POST = (
    f"id,message,created_time,updated_time,{PERSON},permalink_url,message_tags,"
    "attachments{description,type,media,target{id},subattachments}"
)
MESSAGE = "id,created_time,from,to,message,attachments{id,mime_type,name,image_data,file_url}"
REVIEW = (
    "created_time,reviewer{id,name},rating,recommendation_type,review_text,open_graph_story{id}"
)


class Person(BaseModel):
    id: str
    name: str = ""
    username: str = ""
    link: str = ""


class Named(BaseModel):
    id: str


class Tag(BaseModel):
    """Somebody named within a text: ``offset`` and ``length`` in UTF-16 units."""

    id: str
    offset: int = 0
    length: int = 0


class Picture(BaseModel):
    src: str = ""


class Shown(BaseModel):
    image: Picture | None = None


class Attached(BaseModel):
    description: str = ""
    type: str = ""
    media: Shown | None = None
    target: Named | None = None
    subattachments: dict[str, Any] = Field(default_factory=dict)
    url: str = ""


class AttachedList(BaseModel):
    data: list[Attached] = Field(default_factory=list)

    @property
    def each(self) -> list[Attached]:
        """Several pictures stand below the first as its parts."""
        found: list[Attached] = []
        for one in self.data:
            below = one.subattachments.get("data")
            parts = [Attached.model_validate(part) for part in below or ()]
            found += parts or [one]
        return found


class Comment(BaseModel):
    id: str
    message: str = ""
    created_time: Time
    sender: Person | None = Field(default=None, alias="from")
    parent: Named | None = None
    object: Named | None = None
    is_hidden: bool = False
    permalink_url: str = ""
    message_tags: list[Tag] = Field(default_factory=list)
    attachment: Attached | None = None
    comment_count: int = 0


class Comments(BaseModel):
    data: Annotated[list[Comment], _fitting(Comment)] = Field(default_factory=list)
    paging: dict[str, Any] = Field(default_factory=dict)

    @property
    def after(self) -> str:
        return next_of({"paging": self.paging})


class Post(BaseModel):
    id: str
    message: str = ""
    created_time: Time
    updated_time: Time | None = None
    sender: Person | None = Field(default=None, alias="from")
    permalink_url: str = ""
    message_tags: list[Tag] = Field(default_factory=list)
    attachments: AttachedList = Field(default_factory=AttachedList)
    comments: Comments = Field(default_factory=Comments)


class People(BaseModel):
    data: list[Person] = Field(default_factory=list)


class Image(BaseModel):
    url: str = ""


class Enclosed(BaseModel):
    id: str = ""
    mime_type: str = ""
    image_data: Image | None = None
    file_url: str = ""


class EnclosedList(BaseModel):
    data: list[Enclosed] = Field(default_factory=list)


class Message(BaseModel):
    id: str
    created_time: Time
    sender: Person = Field(alias="from")
    to: People = Field(default_factory=People)
    message: str = ""
    attachments: EnclosedList = Field(default_factory=EnclosedList)


class Messages(BaseModel):
    data: Annotated[list[Message], _fitting(Message)] = Field(default_factory=list)


class Conversation(BaseModel):
    id: str
    updated_time: Time | None = None
    messages: Messages = Field(default_factory=Messages)


class Review(BaseModel):
    """``rating`` from 1 to 5 for old ones; since 2018 people recommend, or do not."""

    created_time: Time
    reviewer: Person | None = None
    rating: int | None = None
    recommendation_type: str = ""
    review_text: str = ""
    open_graph_story: Named


class Made(BaseModel):
    id: str


class Delivered(BaseModel):
    message_id: str
    recipient_id: str = ""


class Total(BaseModel):
    total_count: int = 0


class Summed(BaseModel):
    summary: Total = Field(default_factory=Total)


class Counts(BaseModel):
    likes: Summed = Field(default_factory=Summed)
    comments: Summed = Field(default_factory=Summed)


class Described(BaseModel):
    """A picture's own words; ``alt_text`` are those that Facebook made up, and none of ours."""

    alt_text_custom: str = ""
