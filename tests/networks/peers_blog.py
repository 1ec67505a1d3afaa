"""A reader of a Ghost site, a member who writes below its posts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import httpx

from barza.connectors.ghost.reading import split
from barza.connectors.plain import to_text


@dataclass
class GhostPeer:
    """Comments are made in the member's name by the site's owner, who may; changed and seen as
    the member does it in a browser."""

    base_url: str
    credentials: Mapping[str, str]
    member: str
    owner: httpx.Client
    network: str = "ghost"
    patience: float = 10
    idempotent: bool = False
    deletes: bool = True
    publishing: ClassVar[str] = "/ghost/api/admin/posts/"
    secret: ClassVar[str] = "admin_api_key"
    nowhere: ClassVar[str] = f"comment:{'0' * 24}"
    edits: ClassVar[bool] = True

    def __post_init__(self) -> None:
        self._http = httpx.Client(base_url=self.base_url, timeout=30, follow_redirects=True)
        told = self.owner.get(f"members/{self.member}/signin_urls/").raise_for_status().json()
        self._http.get(told["member_signin_urls"][0]["url"])

    def close(self) -> None:
        self._http.close()

    def ask(self, text: str, post: str) -> str:
        return self._comment({"post_id": split(post)[1]}, text)

    def reply(self, text: str, below: str) -> str:
        kind, id = split(below)
        if kind == "posts":
            return self.ask(text, below)
        above = self.owner.get(f"comments/{id}/").raise_for_status().json()["comments"][0]
        if above["parent_id"]:
            return self._comment({"parent_id": above["parent_id"], "in_reply_to_id": id}, text)
        return self._comment({"parent_id": id}, text)

    def whisper(self, text: str) -> str:
        raise NotImplementedError("Ghost has no private messages")

    def _comment(self, where: dict[str, str], text: str) -> str:
        body = {**where, "member_id": self.member, "html": f"<p>{text}</p>"}
        done = self.owner.post("comments/", json={"comments": [body]}).raise_for_status()
        return f"comment:{done.json()['comments'][0]['id']}"

    def rewrite(self, id: str, text: str) -> None:
        body = {"comments": [{"html": f"<p>{text}</p>"}]}
        path = f"/members/api/comments/{split(id)[1]}/"
        self._http.put(path, json=body).raise_for_status()

    def sees(self, text: str) -> bool:
        asked = {"limit": "100", "include": "post"}
        found = self.owner.get("comments/", params=asked).raise_for_status().json()["comments"]
        posts = {one["post"]["id"] for one in found if text in to_text(one["html"] or "")}
        return any(text in to_text(one) for post in posts for one in self._shown(post))

    def _shown(self, post: str) -> list[str]:
        found: list[str] = []
        told: Any = self._http.get(f"/members/api/comments/post/{post}/", params={"limit": "100"})
        for one in told.raise_for_status().json()["comments"]:
            found += [one["html"] or "", *(reply["html"] or "" for reply in one["replies"])]
        return found
