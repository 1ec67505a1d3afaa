"""One exchange between a citizen and the institution, played once on each peer.

A delivery takes up to fifteen seconds on snac, so everything that can happen together does;
the tests then look at what came of it.
"""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from barza.connectors.base import Capability, Connector
from barza.connectors.items import Item, ItemKind, Outgoing, Sent, Upload, Visibility

from .peers import Peer
from .peers_videos import YouTubePeer

NOTHING = Sent("")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da635048"
    "58000001c401215ca259510000000049454e44ae426082"
)
PICTURES = frozenset({"flickr"})
"""Networks on which each post is a picture."""


@dataclass
class Scene:
    peer: Peer
    connector: Connector
    tag: str = field(default_factory=lambda: uuid.uuid4().hex[:8])
    cursor: str = ""
    items: list[Item] = field(default_factory=list)
    post: Sent = NOTHING
    question: str = ""
    asked: str = ""
    private: str = ""
    answer: Sent = NOTHING
    whispered: Sent = NOTHING
    thanks: str = ""

    @property
    def private_too(self) -> bool:
        return Capability.REPLY_PRIVATE in self.connector.capabilities

    def play(self) -> None:
        """The citizen writes, the institution answers, the citizen comes back and corrects."""
        self.look()
        self.post = self._posted("Road works on Main Street")
        self.question = self.peer.reply(f"When does it reopen? {self.tag}", self.post.id)
        self.asked = self.peer.ask(f"The street light is out {self.tag}", self.post.id)
        if self.private_too:
            self.private = self.peer.whisper(f"My own file number {self.tag}")
        self.until(
            lambda: all(map(self.message, filter(None, (self.question, self.asked, self.private))))
        )
        self._answer()
        self.thanks = self.peer.reply(f"Thank you {self.tag}", self.answer.id)
        if self.peer.edits:
            self.peer.rewrite(self.asked, f"Two street lights are out {self.tag}")
        self.until(lambda: bool(self.message(self.thanks)) and self._is_corrected())

    def _is_corrected(self) -> bool:
        return not self.peer.edits or bool(self.edits(self.asked))

    def _posted(self, text: str) -> Sent:
        if isinstance(self.peer, YouTubePeer):
            return Sent(self.peer.published(f"{text} {self.tag}"))
        return self.connector.send(self.words(text))

    def _answer(self) -> None:
        self.answer = self.connector.send(self.reply("On Friday", self.question))
        if self.private:
            private = self.reply("In private", self.private, Visibility.PRIVATE)
            self.whispered = self.connector.send(private)

    def words(self, text: str, **more: object) -> Outgoing:
        given: dict[str, object] = {}
        if self.peer.network == "wordpress":
            given["title"] = f"News {self.tag}"
        if self.peer.network in PICTURES and "reply_to" not in more:
            given["media"] = (Upload(PNG, "image/png", "dot.png"),)
        if Capability.PUBLISH not in self.connector.capabilities:
            given |= {"reply_to": self.post.id, "thread": self.post.id}
        return Outgoing(f"{text} {self.tag}", uuid.uuid4().hex, **{**given, **more})  # type: ignore[arg-type]

    def reply(self, text: str, to: str, visibility: Visibility = Visibility.PUBLIC) -> Outgoing:
        item = self.message(to)[0]
        return self.words(
            text, reply_to=to, thread=item.thread, to=item.author, visibility=visibility
        )

    def look(self) -> None:
        more = True
        while more:
            batch = self.connector.fetch(self.cursor)
            self.items += batch.items
            self.cursor, more = batch.cursor, batch.more

    def until(self, come: Callable[[], bool]) -> None:
        deadline = time.monotonic() + self.peer.patience
        while not come():
            if time.monotonic() > deadline:
                raise AssertionError(f"{self.peer.network}: not within {self.peer.patience} s")
            time.sleep(0.3)
            self.look()

    def eventually(self, seen: Callable[[], bool]) -> bool:
        deadline = time.monotonic() + self.peer.patience
        while not (done := seen()) and time.monotonic() < deadline:
            time.sleep(0.3)
        return done

    def message(self, id: str) -> list[Item]:
        return [one for one in self.items if one.id == id and one.kind is ItemKind.MESSAGE]

    def edits(self, id: str) -> list[Item]:
        return [one for one in self.items if one.id == id and one.kind is ItemKind.EDITED]

    def deletions(self, id: str) -> list[Item]:
        return [one for one in self.items if one.id == id and one.kind is ItemKind.DELETED]
