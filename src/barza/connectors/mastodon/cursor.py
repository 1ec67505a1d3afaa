"""How far we have looked, and what we remember of it so that edits and deletions show."""

import json
from dataclasses import asdict, dataclass, field

from .models import Status

REMEMBERED = 400
"""Statuses in a cursor: about 40 kilobytes."""
FLOORS = 50
"""Own posts of which we remember how far the answers were read."""


@dataclass
class Known:
    """``source``: m(ention), o(wn), the id of the own post it stands below, or empty: unwatched."""

    source: str
    at: float
    edited: str
    root: str


@dataclass
class Cursor:
    """``waiting``: own posts whose replies are still to be read. ``floors``: see ``remember``."""

    mention: str = ""
    own: str = ""
    waiting: list[str] = field(default_factory=list)
    floors: dict[str, float] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)

    @classmethod
    def load(cls, text: str) -> "Cursor":
        if not text:
            return cls()
        data = json.loads(text)
        known = {id: Known(*values) for id, values in data.pop("known").items()}
        return cls(**data, known=known)

    def dump(self) -> str:
        data = asdict(self)
        data["known"] = {id: list(known.values()) for id, known in data["known"].items()}
        return json.dumps(data, separators=(",", ":"))

    def remember(self, status: Status, source: str, root: str) -> None:
        """Forgets the oldest when full: below the same post, what is older still was read too."""
        if status.id not in self.known and len(self.known) >= REMEMBERED:
            self._forget(min(self.known, key=lambda id: self.known[id].at))
        at = status.created_at.timestamp()
        self.known[status.id] = Known(source, at, stamp(status), root)

    def _forget(self, id: str) -> None:
        old = self.known.pop(id)
        if old.source not in ("m", "o", ""):
            self.floors[old.source] = max(old.at, self.floors.pop(old.source, 0.0))
            while len(self.floors) > FLOORS:
                del self.floors[next(iter(self.floors))]

    def has(self, status: Status, source: str) -> bool:
        at = status.created_at.timestamp()
        return status.id in self.known or at <= self.floors.get(source, 0.0)

    def changed(self, status: Status) -> bool:
        known = self.known.get(status.id)
        return known is not None and known.edited != stamp(status)


def stamp(status: Status) -> str:
    return f"{status.edited_at.timestamp():.3f}" if status.edited_at else ""
