"""What YouTube answers, as far as we rely on it. Source: developers.google.com/youtube/v3/docs."""

from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, Field

Id = Annotated[str, Field(pattern=r"^[0-9A-Za-z_.-]{1,120}$")]


class Token(BaseModel):
    access_token: str
    lasts: float = Field(3600, alias="expires_in")


class Listed(BaseModel):
    items: list[dict[str, Any]]
    next: str = Field("", alias="nextPageToken")


class _Playlists(BaseModel):
    uploads: Id


class _Contents(BaseModel):
    lists: _Playlists = Field(alias="relatedPlaylists")


class _About(BaseModel):
    title: str = ""
    handle: str = Field("", alias="customUrl")


class Channel(BaseModel):
    id: Id
    snippet: _About
    contents: _Contents = Field(alias="contentDetails")


class _Author(BaseModel):
    value: str = ""


class _Comment(BaseModel):
    author: _Author = Field(default_factory=_Author, alias="authorChannelId")
    name: str = Field("", alias="authorDisplayName")
    original: str | None = Field(None, alias="textOriginal")
    display: str = Field("", alias="textDisplay")
    parent: Id | None = Field(None, alias="parentId")
    video: Id | None = Field(None, alias="videoId")
    status: str = Field("", alias="moderationStatus")
    likes: int = Field(0, alias="likeCount")
    published: AwareDatetime = Field(alias="publishedAt")
    updated: AwareDatetime = Field(alias="updatedAt")


class Comment(BaseModel):
    id: Id
    snippet: _Comment


class _Thread(BaseModel):
    video: Id | None = Field(None, alias="videoId")
    top: Comment = Field(alias="topLevelComment")
    replies: int = Field(0, alias="totalReplyCount")


class _Replies(BaseModel):
    comments: list[Comment] = Field(default_factory=list)


class Thread(BaseModel):
    id: Id
    snippet: _Thread
    replies: _Replies = Field(default_factory=_Replies)


class _Resource(BaseModel):
    video: Id = Field(alias="videoId")


class _Upload(BaseModel):
    title: str
    description: str = ""
    of: _Resource = Field(alias="resourceId")


class _When(BaseModel):
    published: AwareDatetime | None = Field(None, alias="videoPublishedAt")


class _Status(BaseModel):
    privacy: str = Field("", alias="privacyStatus")


class Upload(BaseModel):
    """An entry of the list of what the channel uploaded."""

    snippet: _Upload
    when: _When = Field(default_factory=_When, alias="contentDetails")
    status: _Status = Field(default_factory=_Status)


class _Video(BaseModel):
    title: str
    description: str = ""
    channel: str = Field("", alias="channelId")
    published: AwareDatetime = Field(alias="publishedAt")


class _Counts(BaseModel):
    """Left out where the owner hides them."""

    views: int | None = Field(None, alias="viewCount")
    likes: int | None = Field(None, alias="likeCount")
    comments: int | None = Field(None, alias="commentCount")


class Video(BaseModel):
    id: Id
    snippet: _Video
    counts: _Counts = Field(default_factory=_Counts, alias="statistics")


class Made(BaseModel):
    id: Id
