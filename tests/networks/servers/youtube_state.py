"""The videos and comments of the double of YouTube."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from threading import RLock
from typing import Any


class Wrong(Exception):
    def __init__(self, status: int, reason: str, message: str = "Because") -> None:
        super().__init__(message)
        self.status, self.reason = status, reason


@dataclass(frozen=True)
class Holder:
    channel: str
    handle: str
    refresh: str


@dataclass
class Comment:
    id: str
    video: str
    author: Holder
    text: str
    published: datetime
    updated: datetime
    status: str = "published"

    @property
    def top(self) -> str:
        return self.id.partition(".")[0]


@dataclass
class Video:
    id: str
    owner: Holder
    title: str
    published: datetime
    privacy: str = "public"
    open: bool = True


Params = dict[str, str]
UNITS = {"insert": 50, "update": 50, "delete": 50, "setModerationStatus": 50}


class State:
    """``units``: what is left of the day's."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.videos: dict[str, Video] = {}
        self.comments: dict[str, Comment] = {}
        self.units = 10_000
        self._clock, self._ids, self._lock = now, count(1), RLock()

    def upload(self, owner: Holder, title: str, privacy: str = "public") -> str:
        id = f"vid{next(self._ids):08}"
        self.videos[id] = Video(id, owner, title, self._now(), privacy)
        return id

    def call(self, method: str, holder: Holder, params: Params, body: Any) -> Any:
        with self._lock:
            self.units -= UNITS.get(method.partition(".")[2], 1)
            if self.units < 0:
                raise Wrong(403, "quotaExceeded")
            name = method.replace(".", "_")
            given = (params,) if body is None else (params, body)
            return getattr(self, name)(holder, *given)

    def channels_list(self, holder: Holder, params: Params) -> Any:
        lists = {"relatedPlaylists": {"uploads": f"UU{holder.channel[2:]}"}}
        about = {"title": holder.handle.title(), "customUrl": f"@{holder.handle}"}
        return _parts(params, [{"id": holder.channel, "snippet": about, "contentDetails": lists}])

    def playlistItems_list(self, _: Holder, params: Params) -> Any:
        found = [
            {
                "snippet": {
                    "title": one.title,
                    "description": "",
                    "resourceId": {"kind": "youtube#video", "videoId": one.id},
                },
                "contentDetails": {"videoId": one.id, "videoPublishedAt": _stamp(one.published)},
                "status": {"privacyStatus": one.privacy},
            }
            for one in reversed(self.videos.values())
            if f"UU{one.owner.channel[2:]}" == params["playlistId"]
        ]
        return _parts(params, found)

    def videos_list(self, _: Holder, params: Params) -> Any:
        found = [self.videos[id] for id in params["id"].split(",") if id in self.videos]
        return _parts(params, [self._video(one) for one in found])

    def _video(self, one: Video) -> Any:
        below = sum(comment.video == one.id for comment in self.comments.values())
        about = {"title": one.title, "description": "", "publishedAt": _stamp(one.published)}
        return {
            "id": one.id,
            "snippet": {**about, "channelId": one.owner.channel},
            "statistics": {"viewCount": "0", "likeCount": "0", "commentCount": str(below)},
        }

    def commentThreads_list(self, holder: Holder, params: Params) -> Any:
        status, video = params.get("moderationStatus", "published"), params.get("videoId")
        if video and video not in self.videos:
            raise Wrong(404, "videoNotFound")
        if video and not self.videos[video].open:
            raise Wrong(403, "commentsDisabled")
        found = [
            one
            for one in sorted(self.comments.values(), key=lambda one: one.published, reverse=True)
            if "." not in one.id
            and one.status == status
            and (one.video == video if video else self.videos[one.video].owner == holder)
        ]
        start, size = int(params.get("pageToken", 0)), int(params.get("maxResults", 20))
        told = _parts(params, [self._thread(holder, one) for one in found[start : start + size]])
        return {**told, "nextPageToken": str(start + size)} if start + size < len(found) else told

    def commentThreads_insert(self, holder: Holder, _: Params, body: Any) -> Any:
        video = self.videos.get(body["snippet"]["videoId"])
        if video is None:
            raise Wrong(404, "videoNotFound")
        text = body["snippet"]["topLevelComment"]["snippet"]["textOriginal"]
        made = self._add(f"Ug{next(self._ids):08}AaABAg", video, holder, text)
        return self._thread(holder, made)

    def comments_list(self, holder: Holder, params: Params) -> Any:
        if "parentId" in params:
            if params["parentId"] not in self.comments:
                raise Wrong(404, "commentNotFound")
            found = [one for one in self._replies(params["parentId"]) if one.status == "published"]
        else:
            named = [self.comments.get(id) for id in params["id"].split(",")]
            found = [one for one in named if one and one.status != "rejected"]
        return _parts(params, [self._comment(holder, one) for one in found])

    def comments_insert(self, holder: Holder, _: Params, body: Any) -> Any:
        above = self.comments.get(body["snippet"]["parentId"])
        if above is None or "." in above.id:
            raise Wrong(404, "parentCommentNotFound")
        id = f"{above.id}.{next(self._ids):08}"
        text = body["snippet"]["textOriginal"]
        return self._comment(holder, self._add(id, self.videos[above.video], holder, text))

    def comments_update(self, holder: Holder, _: Params, body: Any) -> Any:
        one = self._own(holder, body["id"])
        one.text, one.updated = body["snippet"]["textOriginal"], self._now()
        return self._comment(holder, one)

    def comments_delete(self, holder: Holder, params: Params) -> None:
        one = self._own(holder, params["id"])
        for id in [one.id, *(reply.id for reply in self._replies(one.id))]:
            del self.comments[id]

    def comments_setModerationStatus(self, holder: Holder, params: Params) -> None:
        one = self.comments.get(params["id"])
        if one is None:
            raise Wrong(404, "commentNotFound")
        if self.videos[one.video].owner != holder:
            raise Wrong(403, "forbidden")
        one.status = params["moderationStatus"]

    def _add(self, id: str, video: Video, author: Holder, text: str) -> Comment:
        if not video.open:
            raise Wrong(403, "commentsDisabled", "The video has disabled comments.")
        if not text or len(text) > 10_000:
            raise Wrong(400, "commentTextTooLong" if text else "commentTextRequired")
        now = self._now()
        self.comments[id] = Comment(id, video.id, author, text, now, now)
        return self.comments[id]

    def _own(self, holder: Holder, id: str) -> Comment:
        one = self.comments.get(id)
        if one is None:
            raise Wrong(404, "commentNotFound")
        if one.author != holder:
            raise Wrong(403, "forbidden")
        return one

    def _replies(self, top: str) -> list[Comment]:
        return [one for one in self.comments.values() if one.id.startswith(f"{top}.")]

    def _thread(self, holder: Holder, one: Comment) -> Any:
        replies = [reply for reply in self._replies(one.id) if reply.status == "published"]
        top = self._comment(holder, one)
        told = {"videoId": one.video, "topLevelComment": top, "totalReplyCount": len(replies)}
        thread = {"id": one.id, "snippet": told}
        if replies:  # YouTube shows some of them, the newest
            shown = [self._comment(holder, reply) for reply in replies[-5:]]
            thread["replies"] = {"comments": shown}
        return thread

    def _comment(self, holder: Holder, one: Comment) -> Any:
        """What was originally written is told to who wrote it."""
        snippet = {
            "authorDisplayName": f"@{one.author.handle}",
            "authorChannelId": {"value": one.author.channel},
            "textDisplay": one.text,
            "likeCount": 0,
            "publishedAt": _stamp(one.published),
            "updatedAt": _stamp(one.updated),
        }
        if one.author == holder:
            snippet["textOriginal"] = one.text
        if "." in one.id:
            snippet["parentId"] = one.top
        return {"id": one.id, "snippet": snippet}

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)


def _parts(params: Params, entries: list[Any]) -> Any:
    asked = {"id", *params["part"].split(",")}
    return {"items": [{k: v for k, v in one.items() if k in asked} for one in entries]}


def _stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
