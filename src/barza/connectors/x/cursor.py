"""How far each source was read, and which posts we know."""

from pydantic import BaseModel, Field

from .models import Number

KNOWN = 400
"""Posts that are remembered: about 40 kilobytes."""


class Known(BaseModel, extra="forbid"):
    """``latest``: the newest version that we saw, by its number."""

    latest: Number
    thread: str = Field(max_length=50)
    author: Number
    own: bool = False


class Cursor(BaseModel, extra="forbid"):
    """``floors``: of each source the number up to which it was read. ``known``: by first number."""

    floors: dict[str, int] = Field(default_factory=dict, max_length=4)
    known: dict[str, Known] = Field(default_factory=dict, max_length=KNOWN)

    @classmethod
    def load(cls, text: str) -> "Cursor":
        return cls.model_validate_json(text) if text else cls()

    def dump(self) -> str:
        return self.model_dump_json()

    def floor(self, source: str) -> int:
        return self.floors.get(source, 0)

    def move(self, source: str, number: int) -> None:
        self.floors[source] = max(number, self.floor(source))

    def remember(self, first: str, known: Known) -> None:
        """Forgets the oldest when full."""
        self.known[first] = known
        while len(self.known) > KNOWN:
            del self.known[min(self.known, key=int)]

    def newest(self, how_many: int) -> list[str]:
        return sorted(self.known, key=int, reverse=True)[:how_many]
