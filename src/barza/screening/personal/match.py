"""A personal datum found in folded text, before it is mapped to the original."""

from collections.abc import Iterable
from typing import NamedTuple


class Match(NamedTuple):
    """`start` and `end` slice the folded text; `score` is from 0 to 1."""

    rule: str
    start: int
    end: int
    score: float


class Matches:
    """Matches of one text, none overlapping another: what is kept first wins.

    Each character's state is kept, so that many matches cost no more than the text's length.
    """

    def __init__(self, length: int) -> None:
        """For a folded text of this many characters."""
        self._taken = bytearray(length)
        self._kept: list[Match] = []

    def take(self, start: int, end: int) -> None:
        """Let nothing more be found in a slice."""
        self._taken[start:end] = b"\1" * (end - start)

    def keep(self, found: Iterable[Match]) -> None:
        """Keep what does not touch an earlier match."""
        for match in found:
            if 1 not in self._taken[match.start : match.end]:
                self.take(match.start, match.end)
                self._kept.append(match)

    def in_order(self) -> list[Match]:
        """What was kept, by place."""
        return sorted(self._kept, key=lambda match: match.start)
