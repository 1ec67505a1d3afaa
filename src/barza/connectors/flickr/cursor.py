"""How far we have looked, and what stood below the photos that were heard of last."""

from pydantic import BaseModel, Field

PHOTOS = 200
"""Photos of which we remember what was heard."""
STANDING = 400
"""Texts whose changes are noticed."""
WITHIN = 500
"""Ids remembered of one second."""


class Known(BaseModel, extra="forbid"):
    """A photo: the last second that was read of it, what was read of that, and others' tags."""

    at: int = 0
    ids: list[str] = Field(default_factory=list, max_length=WITHIN)
    tags: list[str] = Field(default_factory=list, max_length=WITHIN)

    def has(self, at: int, id: str) -> bool:
        return at < self.at or id in self.ids

    def move(self, at: int, id: str) -> None:
        if at > self.at:
            self.at, self.ids = at, []
        self.ids = [*self.ids, id][-WITHIN:]


class Cursor(BaseModel, extra="forbid"):
    """``at``: the last change of a photo that was read; ``done``: photos read of that second.
    ``standing``: how each text stood, by its id."""

    at: int = 0
    done: list[str] = Field(default_factory=list, max_length=WITHIN)
    known: dict[str, Known] = Field(default_factory=dict, max_length=PHOTOS)
    standing: dict[str, str] = Field(default_factory=dict, max_length=STANDING)

    @classmethod
    def load(cls, text: str) -> "Cursor":
        return cls.model_validate_json(text) if text else cls()

    def dump(self) -> str:
        return self.model_dump_json(exclude_defaults=True)

    def passed(self, photo: str, at: int) -> None:
        if at > self.at:
            self.at, self.done = at, []
        self.done = [*self.done, photo][-WITHIN:]

    def of(self, photo: str) -> Known:
        """Of a photo that is heard of now: the oldest is forgotten."""
        known = self.known.pop(photo, None) or Known()
        self.known[photo] = known
        while len(self.known) > PHOTOS:
            del self.known[next(iter(self.known))]
        return known

    def watch(self, id: str, digest: str) -> None:
        self.standing.pop(id, None)
        self.standing[id] = digest
        while len(self.standing) > STANDING:
            del self.standing[next(iter(self.standing))]
