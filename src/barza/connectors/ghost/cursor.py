"""How far we have looked, and how the newest comments stood."""

from datetime import UTC, datetime

from pydantic import BaseModel, Field

WATCHED = 100
"""Newest comments whose changes are noticed: one call a look."""
WITHIN = 500
"""Ids remembered of the last second."""


class Place(BaseModel, extra="forbid"):
    """The last second that was read, and what was read of it: more may come within it."""

    at: datetime | None = None
    ids: list[str] = Field(default_factory=list, max_length=WITHIN)

    def after(self, name: str) -> str:
        """In Ghost's own language of filters; the last second is asked for again."""
        return f"+{name}:>='{stamp(self.at)}'" if self.at else ""

    def move(self, at: datetime, id: str) -> None:
        second = at.astimezone(UTC).replace(microsecond=0)
        if self.at is None or second > self.at:
            self.at, self.ids = second, []
        self.ids = [*self.ids, id][-WITHIN:]

    def has(self, at: datetime, id: str) -> bool:
        return self.at is not None and (at < self.at or id in self.ids)


class Cursor(BaseModel, extra="forbid"):
    """``changed``: when the newest change of a post was made; ``standing``: how each watched
    comment stood."""

    comments: Place = Field(default_factory=Place)
    posts: Place = Field(default_factory=Place)
    changed: datetime | None = None
    standing: dict[str, str] = Field(default_factory=dict, max_length=WATCHED)

    @classmethod
    def load(cls, text: str) -> "Cursor":
        return cls.model_validate_json(text) if text else cls()

    def dump(self) -> str:
        return self.model_dump_json(exclude_none=True)

    def watch(self, id: str, digest: str) -> None:
        """Ghost's ids begin with their time."""
        self.standing[id] = digest
        while len(self.standing) > WATCHED:
            del self.standing[min(self.standing)]


def stamp(at: datetime) -> str:
    """As Ghost's databases write times, to the second: they compare texts."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
