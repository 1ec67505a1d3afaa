"""How far we have looked, and what we remember of it so that edits and deletions show."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime

from .models import Status

REMEMBERED = 400
"""Statuses in a cursor: about 40 kilobytes."""


@dataclass
class Known:
    """``source``: m(ention), o(wn), the id of the own post it stands below, or empty: unwatched."""

    source: str
    at: str
    edited: str
    root: str


@dataclass
class Cursor:
    """``waiting``: own posts whose replies are still to be read. ``floor``: see ``remember``."""

    mention: str = ""
    own: str = ""
    floor: str = ""
    waiting: list[str] = field(default_factory=list)
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
        """Forgets the oldest when full; replies as old as what is forgotten count as known."""
        if status.id not in self.known and len(self.known) >= REMEMBERED:
            oldest = min(self.known, key=lambda id: self.known[id].at)
            self.floor = max(self.floor, self.known.pop(oldest).at)
        self.known[status.id] = Known(source, _utc(status.created_at), stamp(status), root)

    def has(self, status: Status) -> bool:
        return status.id in self.known or _utc(status.created_at) <= self.floor

    def changed(self, status: Status) -> bool:
        known = self.known.get(status.id)
        return known is not None and known.edited != stamp(status)


def stamp(status: Status) -> str:
    return _utc(status.edited_at) if status.edited_at else ""


def _utc(at: datetime) -> str:
    return f"{at.timestamp():.3f}"
