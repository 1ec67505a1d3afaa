"""A citizen on Flickr, below the photos of the institution."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from barza.connectors.flickr.client import Client
from barza.connectors.flickr.reading import addressed, place, plain

from .servers.flickr import ALICE, CITY, KEY, SECRET, Flickr

OURS = {
    "api_key": KEY,
    "api_secret": SECRET,
    "oauth_token": CITY.token,
    "oauth_token_secret": CITY.secret,
}


@dataclass
class FlickrPeer:
    """What is asked begins below an older photo."""

    server: Flickr
    older: str
    credentials: Mapping[str, str]
    network: str = "flickr"
    patience: float = 5
    idempotent: bool = False
    deletes: bool = True
    publishing: ClassVar[str] = "/services/upload/"
    secret: ClassVar[str] = "oauth_token"
    nowhere: ClassVar[str] = "photo:999999"
    edits: ClassVar[bool] = True

    def __post_init__(self) -> None:
        self.base_url = self.server.base_url
        self.client = Client(self.base_url, KEY, SECRET, ALICE.token, ALICE.secret)

    def close(self) -> None:
        self.client.web.close()

    def ask(self, text: str, post: str) -> str:  # noqa: ARG002
        return self._comment(self.older, addressed(text, CITY.nsid))

    def reply(self, text: str, below: str) -> str:
        where = place(below)
        named = addressed(text, CITY.nsid) if where.kind == "comment" else text
        return self._comment(where.photo, named)

    def whisper(self, text: str) -> str:
        raise NotImplementedError("Flickr's messages are not for programs")

    def _comment(self, photo: str, text: str) -> str:
        told = self.client.write(
            "flickr.photos.comments.addComment", photo_id=photo, comment_text=text
        )
        return f"comment:{photo}/{told['comment']['id']}"

    def tag(self, photo: str, words: str) -> None:
        self.client.write("flickr.photos.addTags", photo_id=photo, tags=words)

    def rewrite(self, id: str, text: str) -> None:
        self.client.write(
            "flickr.photos.comments.editComment",
            comment_id=place(id).below,
            comment_text=addressed(text, CITY.nsid),
        )

    def sees(self, text: str) -> bool:
        found = [
            one["_content"]
            for photo in self.server.state.photos
            for one in self.client.call("flickr.photos.comments.getList", photo_id=photo)[
                "comments"
            ].get("comment", [])
        ]
        return any(text in plain(one) for one in found)
