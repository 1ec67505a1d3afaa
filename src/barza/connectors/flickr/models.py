"""What Flickr answers, as far as we rely on it. Source: flickr.com/services/api."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field

_Id = Annotated[str, Field(pattern=r"^[0-9]{1,20}$")]
Name = Annotated[str, Field(pattern=r"^[0-9A-Za-z@_.-]{1,120}$")]


def _content(value: Any) -> Any:
    """Flickr writes most texts as ``{"_content": "…"}``."""
    return value.get("_content", "") if isinstance(value, dict) else value


Text = Annotated[str, BeforeValidator(_content)]
Count = Annotated[int, BeforeValidator(_content)]


class Person(BaseModel):
    """``id`` is the NSID, such as 12037949754@N01."""

    id: Name
    username: Text = ""


class Comment(BaseModel):
    """``content`` is HTML, a line break being one."""

    id: Name
    author: Name
    authorname: str = ""
    realname: str = ""
    datecreate: int
    permalink: str = ""
    content: str = Field("", alias="_content")


class Tag(BaseModel):
    id: Name
    author: Name
    authorname: str = ""
    raw: str


class _Tags(BaseModel):
    tag: list[Tag] = Field(default_factory=list)


class _Dates(BaseModel):
    posted: int
    lastupdate: int


class _Visibility(BaseModel):
    ispublic: int


class Photo(BaseModel):
    id: _Id
    secret: str = ""
    server: str = ""
    license: str | int = ""
    title: Text = ""
    description: Text = ""
    dates: _Dates
    visibility: _Visibility
    comments: Count = 0
    views: int = 0
    tags: _Tags = Field(default_factory=_Tags)


class Updated(BaseModel):
    """One of ``flickr.photos.recentlyUpdated``."""

    id: _Id
    lastupdate: int
    ispublic: int = 0


class Found(BaseModel):
    """One of ``flickr.people.getPhotos`` with its description."""

    id: _Id
    title: Text = ""
    description: Text = ""
    ispublic: int = 0


class Listed(BaseModel):
    pages: int = 1
    photo: list[dict[str, Any]] = Field(default_factory=list)


class Comments(BaseModel):
    comment: list[dict[str, Any]] = Field(default_factory=list)


class Counted(BaseModel):
    total: int
