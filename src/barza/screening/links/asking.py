"""Whether a message lures: asks for a secret or a fee under a threat, a promise or a false name."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from barza.screening.lexicon.lures import CUES, GUARD, NEEDED, OWN

# Of this many characters of a long text: a lure does not hide its request behind pages.
READ = 1_000
LURING, SURELY = 4, 5
OWN_POINTS, QUESTION_POINTS = 4, 2
LIGHT = [name for name, (points, _) in CUES.items() if points == 1]
HEAVY = [name for name in CUES if name not in LIGHT]


class Lure(NamedTuple):
    """How strongly a message lures, and the slice of the folded text from first to last cue.

    `guarded` says that it asks whether something is genuine, or warns of it.
    """

    points: int
    start: int
    end: int
    guarded: bool


@cache
def _guards() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"(?<!\w)(?:{GUARD})(?!\w)"), re.compile(rf"(?<!\w)(?:{OWN})(?!\w)")


def lure(text: str, fewest: int = 0) -> Lure:
    """The cues of a folded text, each counted once.

    `fewest` are the points below which nobody asks: what can't reach them is read no further, nor
    for guards.
    """
    text = text[:READ]
    absent = _absent(text)
    found = _cues(HEAVY, text, absent)
    if sum(CUES[name][0] for name in found) + len(LIGHT) < fewest:
        return Lure(0, 0, 0, guarded=False)
    found |= _cues(LIGHT, text, absent)
    guard, own = _guards()
    guarded = guard.search(text) is not None
    if not found:
        return Lure(0, 0, 0, guarded)
    points = sum(CUES[name][0] for name in found)
    points -= OWN_POINTS if own.search(text) else 0
    points -= QUESTION_POINTS if "?" in text else 0
    start = min(start for start, _ in found.values())
    end = max(end for _, end in found.values())
    return Lure(points, start, end, guarded)


def _cues(names: Sequence[str], text: str, absent: AbstractSet[str]) -> dict[str, tuple[int, int]]:
    return {
        name: match.span()
        for name in names
        if name not in absent and (match := _cue(name).search(text))
    }


def _absent(text: str) -> AbstractSet[str]:
    """The cues of which a text has nothing that each match of them has."""
    engine, needing = _needed()
    found = {pattern for pattern, _, _ in engine.find_matches_as_indexes(text, overlapping=True)}
    return NEEDED.keys() - {name for pattern in found for name in needing[pattern]}


@cache
def _needed() -> tuple[AhoCorasick, list[list[str]]]:
    """All that cues need, in one engine, and which cues need each."""
    by_part: dict[str, list[str]] = {}
    for name, parts in NEEDED.items():
        for part in parts:
            by_part.setdefault(part, []).append(name)
    return AhoCorasick(list(by_part), matchkind=MatchKind.Standard), list(by_part.values())


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{CUES[name][1]})(?!\w)")
