"""What stands on YouTube now."""

from collections.abc import Iterator
from dataclasses import dataclass

from barza.connectors.errors import Missing
from barza.connectors.items import Item

from .client import Client
from .models import Comment, Thread, Upload, Video
from .reading import Place, place, reply_items, top_item, video_item

PAGE, UPLOADS, REPLIES = 100, 50, 5
"""Comments and videos on a page; pages of replies of one comment that are read."""
UNSEEN = ("heldForReview", "likelySpam")
Params = dict[str, str | int]


@dataclass(frozen=True)
class Pages:
    client: Client

    def threads(self, status: str, pages: int, video: str = "") -> Iterator[Thread]:
        """The newest first, of one video or of the whole channel."""
        where = {"videoId": video} if video else {"allThreadsRelatedToChannelId": self.client.me.id}
        asked: Params = {
            "part": "snippet,replies", "order": "time", "maxResults": PAGE,
            "moderationStatus": status, "textFormat": "plainText", **where,
        }  # fmt: skip
        for _ in range(pages):
            found, following = self.client.listed(Thread, "commentThreads", asked)
            yield from found
            if not following:
                return
            asked = {**asked, "pageToken": following}

    def replies(self, top: str) -> list[Comment]:
        asked: Params = {
            "part": "snippet", "parentId": top, "maxResults": PAGE, "textFormat": "plainText",
        }  # fmt: skip
        all_found: list[Comment] = []
        for _ in range(REPLIES):
            found, following = self.client.listed(Comment, "comments", asked)
            all_found += found
            if not following:
                break
            asked = {**asked, "pageToken": following}
        return all_found

    def uploads(self) -> list[Upload]:
        asked: Params = {
            "part": "snippet,contentDetails,status", "maxResults": UPLOADS,
            "playlistId": self.client.me.contents.lists.uploads,
        }  # fmt: skip
        found, _ = self.client.listed(Upload, "playlistItems", asked)
        return [one for one in found if one.status.privacy == "public"]

    def comments(self, ids: list[str]) -> list[Comment]:
        """Those of them that are there; at most 50."""
        asked: Params = {"part": "snippet", "id": ",".join(ids), "textFormat": "plainText"}
        return self.client.listed(Comment, "comments", asked)[0]

    def video(self, id: str) -> Video:
        asked: Params = {"part": "snippet,statistics", "id": id}
        found = self.client.listed(Video, "videos", asked)[0]
        if not found or found[0].snippet.channel != self.client.me.id:
            raise Missing(f"No video {id} on the channel")
        return found[0]

    def item(self, id: str) -> Item:
        where = place(id)
        if not where.comment:
            return video_item(self.video(where.video), self.client.me)
        found = self._reply(where) if where.is_reply else self._top(where)
        if found is None:
            raise Missing(f"{id} is not on YouTube any more")
        return found

    def _reply(self, where: Place) -> Item | None:
        """With the replies before it, for it may answer one of them."""
        items = reply_items(self.replies(where.top), where.top, where.video, self.client.me)
        return next((one for one in items if one.id == str(where)), None)

    def _top(self, where: Place) -> Item | None:
        found = self.comments([where.comment])
        if not found:
            return None
        status = found[0].snippet.status or self.status(where)
        return top_item(found[0], where.video, self.client.me, status)

    def status(self, where: Place) -> str:
        """YouTube tells it in lists only, and never tells what is rejected."""
        for status in UNSEEN:
            if any(one.id == where.top for one in self.threads(status, 1)):
                return status
        return "published"
