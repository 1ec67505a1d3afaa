"""How far we have looked, and which revision brought what stands on the pages."""

from datetime import UTC, datetime, timedelta

from pydantic import BaseModel, Field

REMEMBERED = 500
"""Messages whose revision is known without asking: about 20 kilobytes."""
OVERLAP = timedelta(seconds=60)
"""A wiki may list a change after a later one: so far back is looked again."""
HANDLED = 500
"""Changes remembered within the overlap."""


def stamp(at: datetime) -> str:
    """As MediaWiki takes times."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Cursor(BaseModel, extra="forbid"):
    """``known``: from a message's digest to its revision. ``handled``: revisions by their time."""

    at: datetime | None = None
    handled: dict[int, datetime] = Field(default_factory=dict, max_length=HANDLED)
    known: dict[str, int] = Field(default_factory=dict, max_length=REMEMBERED)

    @classmethod
    def load(cls, text: str) -> "Cursor":
        return cls.model_validate_json(text) if text else cls()

    def dump(self) -> str:
        return self.model_dump_json(exclude_none=True)

    @property
    def since(self) -> datetime | None:
        return self.at - OVERLAP if self.at else None

    def handle(self, revid: int, at: datetime) -> None:
        self.at = max(self.at or at, at)
        self.handled[revid] = at
        self.handled = {id: when for id, when in self.handled.items() if when >= self.at - OVERLAP}
        while len(self.handled) > HANDLED:
            del self.handled[next(iter(self.handled))]

    def remember(self, digest: str, revid: int) -> None:
        self.known.pop(digest, None)
        self.known[digest] = revid
        while len(self.known) > REMEMBERED:
            del self.known[next(iter(self.known))]
