"""A personal datum found in folded text, before it is mapped to the original."""

from typing import NamedTuple


class Match(NamedTuple):
    """`start` and `end` slice the folded text; `score` is from 0 to 1."""

    rule: str
    start: int
    end: int
    score: float


def overlaps(matches: list[Match], start: int, end: int) -> bool:
    """Whether a slice touches something already recognised."""
    return any(start < match.end and match.start < end for match in matches)
