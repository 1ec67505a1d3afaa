"""A citizen on a forum, who quotes nobody and names whom they answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import httpx

from barza.connectors.misago.reading import TREES, place
from barza.connectors.plain import to_text


@dataclass
class MisagoPeer:
    base_url: str
    credentials: Mapping[str, str]
    citizen: tuple[str, str]
    institution: str
    network: str = "misago"
    patience: float = 10
    idempotent: bool = False
    deletes: bool = True
    publishing: ClassVar[str] = "/api/threads/"
    secret: ClassVar[str] = "password"
    nowhere: ClassVar[str] = "thread:999999/999999"
    edits: ClassVar[bool] = True

    def __post_init__(self) -> None:
        self._http = httpx.Client(base_url=self.base_url, timeout=30)
        self._http.get("/")
        name, password = self.citizen
        self.call("POST", "auth/", username=name, password=password)

    def close(self) -> None:
        self._http.close()

    def call(self, method: str, path: str, **body: Any) -> Any:
        headers = {"X-CSRFToken": self._http.cookies["csrftoken"], "Referer": f"{self.base_url}/"}
        done = self._http.request(method, f"/api/{path}", json=body or None, headers=headers)
        return done.raise_for_status().json()

    def ask(self, text: str, post: str) -> str:  # noqa: ARG002
        body = {"category": self.category, "title": "A question", "post": self._named(text)}
        return f"thread:{self.call('POST', 'threads/', **body)['id']}"

    def reply(self, text: str, below: str) -> str:
        where = place(below)
        words = self._named(text) if where.post else text
        done = self.call("POST", f"{TREES[where.tree]}/{where.thread}/posts/", post=words)
        return f"{where.opening}/{done['id']}"

    def whisper(self, text: str) -> str:
        body = {"to": [self.institution], "title": "In private", "post": text}
        return f"private:{self.call('POST', 'private-threads/', **body)['id']}"

    def rewrite(self, id: str, text: str) -> None:
        where = place(id)
        path = f"threads/{where.thread}/posts/"
        post = where.post or self.call("GET", path)["post_set"]["results"][0]["id"]
        self.call("PUT", f"{path}{post}/", post=self._named(text))

    def sees(self, text: str) -> bool:
        return any(text in to_text(post["content"] or "") for post in self._posts())

    def _posts(self) -> list[Any]:
        """Of the newest threads of both kinds."""
        found: list[Any] = []
        for tree in TREES.values():
            for thread in self.call("GET", f"{tree}/")["results"]:
                found += self.call("GET", f"{tree}/{thread['id']}/posts/")["post_set"]["results"]
        return found

    def _named(self, text: str) -> str:
        return f"@{self.institution} {text}"

    @property
    def category(self) -> int:
        found = self.call("GET", "threads/editor/")
        return next(int(one["id"]) for one in found if one["post"])
