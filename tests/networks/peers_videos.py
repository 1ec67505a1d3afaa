"""A citizen on YouTube, below the videos of the institution."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from barza.connectors.youtube.client import Client
from barza.connectors.youtube.reading import place

from .servers.youtube import ALICE, APP, CITY, YouTube

OURS = {**APP, "refresh_token": CITY.refresh}


@dataclass
class YouTubePeer:
    server: YouTube
    credentials: Mapping[str, str]
    network: str = "youtube"
    patience: float = 5
    idempotent: bool = False
    deletes: bool = True
    publishing: ClassVar[str] = "/youtube/v3/commentThreads"
    secret: ClassVar[str] = "refresh_token"
    nowhere: ClassVar[str] = "comment:vid00000000/Ug999999"
    edits: ClassVar[bool] = True

    def __post_init__(self) -> None:
        self.base_url = self.server.base_url
        self.client = Client(self.base_url, APP["client_id"], APP["client_secret"], ALICE.refresh)

    def close(self) -> None:
        self.client.web.close()

    def published(self, title: str) -> str:
        """What the institution has uploaded by YouTube's own tools."""
        return f"video:{self.server.state.upload(CITY, title)}"

    def ask(self, text: str, post: str) -> str:
        video = place(post).video
        top = {"snippet": {"textOriginal": text}}
        body = {"snippet": {"videoId": video, "topLevelComment": top}}
        return f"comment:{video}/{self._post('commentThreads', body)['id']}"

    def reply(self, text: str, below: str) -> str:
        where = place(below)
        if not where.comment:
            return self.ask(text, below)
        words = f"@{CITY.handle} {text}" if where.is_reply else text
        body = {"snippet": {"parentId": where.top, "textOriginal": words}}
        return f"comment:{where.video}/{self._post('comments', body)['id']}"

    def whisper(self, text: str) -> str:
        raise NotImplementedError("YouTube has no private messages")

    def rewrite(self, id: str, text: str) -> None:
        body = {"id": place(id).comment, "snippet": {"textOriginal": text}}
        self.client.call("PUT", "/comments", params={"part": "snippet"}, json=body)

    def sees(self, text: str) -> bool:
        found = self.server.state.comments.values()
        return any(text in one.text and one.status == "published" for one in found)

    def _post(self, what: str, body: dict[str, Any]) -> Any:
        return self.client.call("POST", f"/{what}", params={"part": "snippet"}, json=body)
