"""What stood on the channel when it was last looked at."""

from pydantic import BaseModel, Field

STANDING = 600
"""Comments and videos that are remembered: below ``floor``, all were read."""


class Known(BaseModel, extra="forbid"):
    """When it was written (seconds), how it stood, and how many replies a comment had."""

    at: int
    digest: str = Field(max_length=12)
    replies: int = -1


class Cursor(BaseModel, extra="forbid"):
    floor: int = 0
    standing: dict[str, Known] = Field(default_factory=dict, max_length=STANDING)

    @classmethod
    def load(cls, text: str) -> "Cursor":
        return cls.model_validate_json(text) if text else cls()

    def dump(self) -> str:
        return self.model_dump_json(exclude_defaults=True)

    def is_new(self, id: str, at: int) -> bool:
        return id not in self.standing and at > self.floor

    def watch(self, id: str, at: int, digest: str) -> None:
        known = self.standing.get(id)
        self.standing[id] = Known(at=at, digest=digest, replies=known.replies if known else -1)
        while len(self.standing) > STANDING:
            oldest = min(self.standing, key=lambda one: self.standing[one].at)
            self.floor = max(self.floor, self.standing.pop(oldest).at)
