"""How far we have looked, and what stood there."""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

WATCHED = 100
"""Newest comments whose changes are noticed: one page of WordPress, one call a look."""


@dataclass
class Place:
    """The last second that was read, and what was read of it: more may come within it."""

    at: str = ""
    ids: list[int] = field(default_factory=list)

    def params(self) -> dict[str, Any]:
        """``after`` excludes its own second, so the last one is asked for again."""
        if not self.at:
            return {}
        before = datetime.fromisoformat(self.at) - timedelta(seconds=1)
        return {"after": before.isoformat(), "exclude[]": self.ids}

    def move(self, at: datetime, id: int) -> None:
        stamp = at.astimezone(UTC).replace(microsecond=0).isoformat()
        if stamp > self.at:
            self.at, self.ids = stamp, []
        self.ids.append(id)


@dataclass
class Cursor:
    """``standing``: how each watched comment stood, as a digest. ``changed``: see ``look``."""

    comments: Place = field(default_factory=Place)
    posts: Place = field(default_factory=Place)
    changed: str = ""
    standing: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, text: str) -> "Cursor":
        if not text:
            return cls()
        data = json.loads(text)
        comments, posts = Place(**data.pop("comments")), Place(**data.pop("posts"))
        return cls(comments, posts, **data)

    def dump(self) -> str:
        return json.dumps(asdict(self), separators=(",", ":"))

    def watch(self, id: str, digest: str) -> None:
        self.standing[id] = digest
        while len(self.standing) > WATCHED:
            del self.standing[min(self.standing, key=int)]
