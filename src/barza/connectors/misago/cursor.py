"""How far each thread was read, and how its newest posts stood."""

from pydantic import BaseModel, Field

THREADS = 300
"""Threads of which we remember how far they were read; below ``floor``, all were."""
WATCHED = 300
"""Posts whose changes are noticed."""


class Known(BaseModel, extra="forbid"):
    """``post``: the last that was read, on ``page``."""

    post: int = 0
    page: int = 1


class Cursor(BaseModel, extra="forbid"):
    """``threads`` by ``thread:12``; ``floor``: posts up to which forgotten threads were read;
    ``standing``: how each watched post stood, by its id."""

    floor: int = 0
    threads: dict[str, Known] = Field(default_factory=dict, max_length=THREADS)
    standing: dict[str, str] = Field(default_factory=dict, max_length=WATCHED)

    @classmethod
    def load(cls, text: str) -> "Cursor":
        return cls.model_validate_json(text) if text else cls()

    def dump(self) -> str:
        return self.model_dump_json()

    def known(self, thread: str) -> Known:
        return self.threads.get(thread) or Known(post=self.floor)

    def move(self, thread: str, post: int, page: int) -> None:
        self.threads.pop(thread, None)
        self.threads[thread] = Known(post=post, page=page)
        while len(self.threads) > THREADS:
            forgotten = self.threads.pop(next(iter(self.threads)))
            self.floor = max(self.floor, forgotten.post)

    def watch(self, id: str, digest: str) -> None:
        self.standing.pop(id, None)
        self.standing[id] = digest
        while len(self.standing) > WATCHED:
            del self.standing[next(iter(self.standing))]
