"""A Page, its posts and whoever writes there: what the double of Facebook keeps."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from .graph_reference import Wanted

PAGE, ALICE, PSID = "1001", "2002", "3003"
"""Alice has another number in Messenger."""
NAMES = {PAGE: "City Council", ALICE: "Alice Doe", PSID: "Alice Doe"}


@dataclass
class Thing:
    node: str
    id: str
    by: str
    text: str
    at: datetime
    post: str = ""
    parent: str = ""
    hidden: bool = False
    likes: set[str] = field(default_factory=set)
    photos: list[str] = field(default_factory=list)
    alt: str = ""
    talk: str = ""


@dataclass
class Facebook:
    """Graph counts in whole seconds; newest first means by number within one."""

    things: dict[str, Thing] = field(default_factory=dict)
    replied: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(500_001))

    def add(self, node: str, by: str, text: str, **more: Any) -> Thing:
        number = next(self.numbers)
        head = {"Post": f"{by}_", "Message": "m_", "Comment": f"{_tail(more.get('post', ''))}_"}
        now = datetime.now(UTC).replace(microsecond=0)
        made = Thing(node, f"{head.get(node, '')}{number}", by, text, now, **more)
        self.things[made.id] = made
        return made

    def comment(self, by: str, text: str, below: Thing, photo: str = "") -> Thing:
        post = below.id if below.node != "Comment" else below.post
        parent = below.id if below.node == "Comment" else ""
        photos = [photo] if photo else []
        return self.add("Comment", by, text, post=post, parent=parent, photos=photos)

    def message(self, by: str, text: str) -> Thing:
        return self.add("Message", by, text, talk=PSID)

    def remove(self, id: str) -> None:
        del self.things[id]
        for below in [t.id for t in self.things.values() if id in (t.post, t.parent)]:
            self.things.pop(below, None)

    def of(self, node: str, **like: str) -> list[Thing]:
        """Newest first."""
        found = [
            one
            for one in self.things.values()
            if one.node == node and all(getattr(one, k) == v for k, v in like.items())
        ]
        return found[::-1]

    def older(self, id: str, by: timedelta) -> None:
        self.things[id].at -= by

    def last_heard(self) -> datetime | None:
        return next((m.at for m in self.of("Message") if m.by == PSID), None)

    def shown(self, one: Thing, wanted: tuple[Wanted, ...]) -> dict[str, Any]:
        told = {"id": one.id} if one.node != "Rating" else {}
        for field_ in wanted or (Wanted("id", {}),):
            value = self._value(one, field_)
            if value is not None:
                told[field_.name] = value
        return told

    def _value(self, one: Thing, wanted: Wanted) -> Any:
        plain: dict[str, Callable[[], Any]] = {
            "id": lambda: one.id,
            "message": lambda: one.text or None,
            "review_text": lambda: one.text or None,
            "created_time": lambda: stamp(one.at),
            "updated_time": lambda: stamp(self._updated(one)),
            "from": lambda: _person(one.by),
            "reviewer": lambda: _person(one.by),
            "to": lambda: {"data": [_person(one.talk if one.by == PAGE else PAGE)]},
            "permalink_url": lambda: f"https://www.facebook.com/{one.id}",
            "is_hidden": lambda: one.hidden,
            "parent": lambda: {"id": one.parent} if one.parent else None,
            "object": lambda: {"id": one.post},
            "open_graph_story": lambda: {"id": one.id},
            "recommendation_type": lambda: "positive",
            "alt_text_custom": lambda: one.alt or None,
            "message_tags": lambda: _tags(one),
        }
        found = plain.get(wanted.name)
        return found() if found else self._edge(one, wanted)

    def _updated(self, one: Thing) -> datetime:
        return max([one.at, *(comment.at for comment in self.of("Comment", post=one.id))])

    def _edge(self, one: Thing, wanted: Wanted) -> Any:
        match wanted.name:
            case "comments":
                return self.page(self.below(one, wanted.how), wanted)
            case "likes":
                return {"data": [], "summary": {"total_count": len(one.likes)}}
            case "attachments":
                return self._attachments(one)
            case "messages":
                return self.page(self.of("Message", talk=PSID), wanted)
            case "private_reply_conversation":
                return self._talk(wanted) if one.id in self.replied else None
        return None

    def _talk(self, wanted: Wanted) -> dict[str, Any]:
        talk = Thing("Conversation", "t_1", PAGE, "", datetime.now(UTC))
        return self.shown(talk, wanted.below)

    def _attachments(self, one: Thing) -> dict[str, Any] | None:
        shown = [
            {
                "type": "photo",
                "target": {"id": id},
                "media": {"image": {"src": f"https://scontent.example/{id}.png"}},
            }
            for id in one.photos
        ]
        if len(shown) > 1:
            shown = [{"type": "album", "subattachments": {"data": shown}}]
        return {"data": shown} if shown else None

    def below(self, one: Thing, how: Mapping[str, str]) -> list[Thing]:
        deep = how.get("filter") == "stream"
        everything = self.of("Comment", post=one.post or one.id)
        if one.node == "Comment":
            found = [c for c in everything if self._under(c, one.id, deep)]
        else:
            found = [c for c in everything if deep or not c.parent]
        return found if how.get("order") == "reverse_chronological" else found[::-1]

    def _under(self, comment: Thing, id: str, deep: bool) -> bool:
        while comment.parent:
            if comment.parent == id:
                return True
            if not deep or comment.parent not in self.things:
                return False
            comment = self.things[comment.parent]
        return False

    def page(self, found: list[Thing], wanted: Wanted, after: str = "") -> dict[str, Any]:
        begin, limit = int(after or 0), int(wanted.how.get("limit", 25))
        part = found[begin : begin + limit]
        told: dict[str, Any] = {"data": [self.shown(one, wanted.below) for one in part]}
        if part:
            told["paging"] = {"cursors": {"before": str(begin), "after": str(begin + limit)}}
        if part and begin + limit < len(found):
            told["paging"]["next"] = "https://graph.facebook.com/next"
        if "summary" in wanted.how:
            told["summary"] = {"total_count": len(found)}
        return told


def _tags(one: Thing) -> list[dict[str, Any]] | None:
    name = NAMES[PAGE]
    if not one.text.startswith(name):
        return None
    return [{"id": PAGE, "name": name, "type": "page", "offset": 0, "length": len(name)}]


def _person(id: str) -> dict[str, str]:
    return {"id": id, "name": NAMES[id]}


def _tail(post: str) -> str:
    return post.rpartition("_")[2]


def stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S+0000")
