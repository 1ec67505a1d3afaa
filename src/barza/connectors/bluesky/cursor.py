"""How far we have looked, and what we remember of it so that deletions show."""

from pydantic import BaseModel, Field, ValidationError

from barza.connectors.errors import Permanent

REMEMBERED = 200
"""Posts of each kind in a cursor: about 60 kilobytes together. Two pages of the network, so
whatever stands on its first page is remembered or new."""
LARGEST = 400_000
"""Characters of a cursor that is read."""
MENTION, OWN, UNWATCHED = "m", "o", ""


class Known(BaseModel):
    source: str = Field(max_length=1)
    at: float
    root: str = Field(max_length=1000)
    """Empty where the post is the root itself."""
    watched: bool = True
    answers: int = 0
    """To our own post, when all that stands below it was read."""


class Cursor(BaseModel):
    """``floors``: whatever is that old was read, for each kind of post."""

    known: dict[str, Known] = Field(default_factory=dict)
    floors: dict[str, float] = Field(default_factory=dict)

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

    def has(self, uri: str, source: str, at: float) -> bool:
        return uri in self.known or at <= self.floors.get(source, 0.0)

    def remember(self, uri: str, source: str, at: float, root: str) -> None:
        self.known[uri] = Known(source=source, at=at, root="" if root == uri else root)
        kept = [one for one, known in self.known.items() if known.source == source]
        if len(kept) > REMEMBERED:
            oldest = min(kept, key=lambda one: self.known[one].at)
            at = self.known.pop(oldest).at
            self.floors[source] = max(at, self.floors.get(source, 0.0))

    def root(self, uri: str) -> str:
        return self.known[uri].root or uri
