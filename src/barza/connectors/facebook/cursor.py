"""What the looks have brought: so that the next brings only what is new, changed or gone."""

from datetime import datetime

from pydantic import BaseModel, Field

KEPT = 500
"""Things remembered; what is older counts as brought."""


class Seen(BaseModel, extra="forbid"):
    """How it stood, and the thread that it belongs to."""

    at: datetime
    digest: str = Field(max_length=16)
    thread: str = Field(max_length=210)


class Cursor(BaseModel, extra="forbid"):
    """``floor`` and ``last``: time and id of the newest thing that we have forgotten."""

    seen: dict[str, Seen] = Field(default_factory=dict, max_length=KEPT)
    floor: datetime | None = None
    last: str = Field(default="", max_length=210)

    @classmethod
    def load(cls, text: str) -> "Cursor":
        return cls.model_validate_json(text) if text else cls()

    def dump(self) -> str:
        return self.model_dump_json(exclude_none=True)

    def new(self, at: datetime, id: str) -> bool:
        if id in self.seen:
            return False
        return self.floor is None or (at, id) > (self.floor, self.last)

    def remember(self, id: str, at: datetime, digest: str, thread: str) -> None:
        self.seen[id] = Seen(at=at, digest=digest, thread=thread)
        if len(self.seen) > KEPT:
            oldest = min(self.seen, key=lambda one: (self.seen[one].at, one))
            self.floor, self.last = self.seen.pop(oldest).at, oldest
