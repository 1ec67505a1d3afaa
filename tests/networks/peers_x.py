"""A citizen on X, who writes by the same API with a token of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import httpx

from barza.connectors.x.client import Client

from .servers.x.server import ALICE, CITY, X


@dataclass
class XPeer:
    base_url: str
    credentials: Mapping[str, str]
    server: X
    network: str = "x"
    patience: float = 5
    idempotent: bool = False
    deletes: bool = True
    publishing: ClassVar[str] = "/2/tweets"
    secret: ClassVar[str] = "access_token_secret"
    nowhere: ClassVar[str] = "999999999"
    edits: ClassVar[bool] = True

    def __post_init__(self) -> None:
        self._client = Client(self.base_url, self.server.secrets[ALICE])
        self._http: httpx.Client = self._client.web.http

    def close(self) -> None:
        self._client.web.close()

    def ask(self, text: str, post: str) -> str:  # noqa: ARG002
        return self.write(f"@citycouncil {text}")

    def reply(self, text: str, below: str) -> str:
        return self.write(text, reply={"in_reply_to_tweet_id": below})

    def quote(self, text: str, post: str) -> str:
        return self.write(text, quote_tweet_id=post)

    def whisper(self, text: str) -> str:
        done = self._call("POST", f"/2/dm_conversations/with/{CITY}/messages", {"text": text})
        return f"dm:{done['dm_event_id']}"

    def write(self, text: str, **more: Any) -> str:
        return str(self._call("POST", "/2/tweets", {"text": text, **more})["id"])

    def rewrite(self, id: str, text: str) -> None:
        self.write(f"@citycouncil {text}", edit_options={"previous_post_id": id})

    def delete(self, id: str) -> None:
        self._http.delete(f"/2/tweets/{id}").raise_for_status()

    def sees(self, text: str) -> bool:
        world = self.server.world
        shown = [one.words for one in world.standing() if not one.hidden]
        return any(text in one for one in [*shown, *(one.text for one in world.messages)])

    def _call(self, method: str, path: str, body: dict[str, Any]) -> Any:
        done = self._http.request(method, path, json=body)
        return done.raise_for_status().json()["data"]
