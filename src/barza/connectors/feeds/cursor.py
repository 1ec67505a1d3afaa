"""What was seen of a feed: the server's own marks, and each entry as it stood."""

from pydantic import BaseModel, Field, ValidationError

from barza.connectors.errors import Permanent

REMEMBERED = 1000
"""Entries: about 40 kilobytes. Twice what is read of a feed."""
LARGEST = 200_000
"""Characters of a cursor that is read."""
MARK = 500
"""Characters of an ``ETag`` or a date; a longer one is not kept."""


class Cursor(BaseModel):
    """``asked``: when, in seconds of POSIX time. ``seen``: digests, the latest seen last."""

    etag: str = Field("", max_length=MARK)
    modified: str = Field("", max_length=MARK)
    asked: float = 0.0
    seen: dict[str, str] = Field(default_factory=dict, max_length=REMEMBERED)

    @classmethod
    def load(cls, text: str) -> "Cursor":
        if not text:
            return cls()
        if len(text) > LARGEST:
            raise Permanent("This is no cursor of ours: it is too long")
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise Permanent("This is no cursor of ours") from error

    def dump(self) -> str:
        return self.model_dump_json()

    def conditions(self) -> dict[str, str]:
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: mark for name, mark in asked.items() if mark}

    def keep(self, id: str, standing: str) -> None:
        self.seen.pop(id, None)
        self.seen[id] = standing
        while len(self.seen) > REMEMBERED:
            del self.seen[next(iter(self.seen))]
