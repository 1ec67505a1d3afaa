"""Whether a message lures: asks for a secret or a fee under a threat, a promise or a false name."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

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
    found = _cues(HEAVY, text)
    if sum(CUES[name][0] for name in found) + len(LIGHT) < fewest:
        return Lure(0, 0, 0, guarded=False)
    found |= _cues(LIGHT, text)
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


def _cues(names: Sequence[str], text: str) -> dict[str, tuple[int, int]]:
    return {
        name: match.span()
        for name in names
        if _may_be_in(name, text) and (match := _cue(name).search(text))
    }


def _may_be_in(name: str, text: str) -> bool:
    return name not in NEEDED or any(map(text.__contains__, NEEDED[name]))


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{CUES[name][1]})(?!\w)")
