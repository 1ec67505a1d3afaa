"""A personal datum found in folded text, before it is mapped to the original."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Match(NamedTuple):
    """`start` and `end` slice the folded text; `score` is from 0 to 1."""

    rule: str
    start: int
    end: int
    score: float


class Row(NamedTuple):
    """A stretch of folded text with many digits close together, and a little room about it.

    `size` counts characters from the first digit to the last; `solid` says that all are digits.
    """

    text: str
    start: int
    end: int
    size: int
    solid: bool

    def all(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Where a pattern is found in it; what stands before it can still be looked back at."""
        return pattern.finditer(self.text, self.start, self.end)


# Wide enough for a bracket and a plus, or an N and a space; no digit stands in it.
ROOM = 3
ROW = re.compile(r"\d(?:\D{0,3}\d){6,}")


def rows(text: str) -> list[Row]:
    """Where seven digits or more follow closely: all that telephones and accounts can be in."""
    return [_row(text, found) for found in ROW.finditer(text)]


def _row(text: str, found: re.Match[str]) -> Row:
    written, start, end = found[0], found.start(), found.end()
    return Row(text, max(0, start - ROOM), end + ROOM, end - start, written.isdecimal())


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
