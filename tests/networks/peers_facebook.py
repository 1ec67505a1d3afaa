"""A citizen on Facebook, who names the Page in a post, writes below its posts, or to it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from barza.connectors.items import Item, Outgoing, Visibility

from .servers.facebook import Double
from .servers.facebook_state import ALICE, NAMES, PAGE, PSID


@dataclass
class FacebookPeer:
    site: Double
    network: str = "facebook"
    patience: float = 5
    idempotent: bool = False
    deletes: bool = True
    base_url: str = field(init=False)
    credentials: Mapping[str, str] = field(init=False)
    publishing: ClassVar[str] = f"/v25.0/{PAGE}/feed"
    secret: ClassVar[str] = "access_token"
    nowhere: ClassVar[str] = "comment:1_999999"
    edits: ClassVar[bool] = True

    def __post_init__(self) -> None:
        self.base_url = self.site.base_url
        self.credentials = {
            "page_id": PAGE,
            "access_token": self.site.token,
            "app_secret": self.site.secret,
        }

    def ask(self, text: str, post: str) -> str:  # noqa: ARG002
        with self.site.lock:
            return f"post:{self.site.facebook.add('Post', ALICE, _named(text)).id}"

    def reply(self, text: str, below: str) -> str:
        with self.site.lock:
            facebook = self.site.facebook
            above = facebook.things[below.partition(":")[2]]
            return f"comment:{facebook.comment(ALICE, text, above).id}"

    def whisper(self, text: str) -> str:
        with self.site.lock:
            return f"message:{self.site.facebook.message(PSID, text).id}"

    def review(self, text: str) -> str:
        with self.site.lock:
            return f"review:{self.site.facebook.add('Rating', ALICE, text).id}"

    def rewrite(self, id: str, text: str) -> None:
        with self.site.lock:
            one = self.site.facebook.things[id.partition(":")[2]]
            one.text = _named(text) if one.node == "Post" else text

    def sees(self, text: str) -> bool:
        with self.site.lock:
            things = list(self.site.facebook.things.values())
        return any(text in one.text and not one.hidden for one in things)


def _named(text: str) -> str:
    return f"{NAMES[PAGE]} {text}"


def words(text: str, **more: Any) -> Outgoing:
    return Outgoing(text, uuid.uuid4().hex, **more)


def private(text: str, to: Item) -> Outgoing:
    return words(text, reply_to=to.id, thread=to.thread, visibility=Visibility.PRIVATE)


def name(id: str) -> str:
    """Facebook's own, out of ours."""
    return id.partition(":")[2]
