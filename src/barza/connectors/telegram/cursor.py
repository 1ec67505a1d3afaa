"""Which updates were read, and which copy in a discussion group stands for which post."""

from datetime import datetime, timedelta

from pydantic import BaseModel, Field, ValidationError

from barza.connectors.errors import Permanent

REMEMBERED = 300
"""Posts whose copies are remembered: about 15 kilobytes."""
LARGEST = 100_000
"""Characters of a cursor that is read."""
IDLE = timedelta(days=6)
"""After a week without any, updates are numbered anew, from anywhere."""


class Cursor(BaseModel):
    offset: int = 0
    at: datetime | None = None
    copies: dict[str, str] = Field(default_factory=dict, max_length=REMEMBERED)

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

    def place(self, now: datetime) -> dict[str, int]:
        fresh = self.at is not None and now - self.at < IDLE
        return {"offset": self.offset} if fresh else {}
