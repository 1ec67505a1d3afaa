"""What stands around a term: who is meant, whether it is denied, quoted or condemned.

Cues are looked for only in texts where a term was found, all in one pass.
"""

from bisect import bisect_left, bisect_right
from functools import cache

from barza.screening.rules.engine import Engine, Match
from barza.screening.rules.source import cues

# How far a cue reaches, in characters: before the term it speaks of, and after it.
REACH: dict[str, tuple[int, int]] = {
    "target": (14, 0),
    "pointed": (8, 12),
    "people": (24, 16),
    "faith": (24, 16),
    "offer": (40, 40),
    "negation": (16, 0),
    "counter": (70, 70),
    "asking": (60, 60),
    "animals": (60, 60),
    "harmless": (50, 50),
    "public": (40, 40),
    "cure": (80, 80),
    "link": (160, 160),
}
# Of few cues all are looked at, of many those within the longest reach and a cue's length.
FEW, FARTHEST = 12, 160 + 24
# A negation or a target does not reach over the end of a sentence.
WITHIN_SENTENCE = frozenset({"target", "pointed", "negation", "people", "faith"})
STOPS = frozenset(".!?\n;")
OPENING, CLOSING = frozenset("«\"“”'‘’(["), frozenset("»\"“”'‘’)]")
QUOTED_WITHIN = 2
# O and this, written onto the word.
VOCATIVE = ("يا", "ويا", "ها")


@cache
def _engine() -> Engine:
    return Engine(cues())


class Surroundings:
    """The cues of one text, in order of place."""

    def __init__(self, text: str) -> None:
        """Find every cue of a skeleton's text."""
        self._text = text
        self._cues = _engine().matches(text)
        self._many = len(self._cues) > FEW
        if self._many:
            self._cues.sort(key=_starts_at)

    def around(self, match: Match) -> frozenset[str]:
        """The kinds of cues that reach a match, and `quoted` if it stands in quotation marks."""
        near = self._near(match) if self._many else self._cues
        kinds = {cue.term.rule for cue in near if _reaches(self._text, cue, match)}
        if match.front.startswith(VOCATIVE):
            kinds.add("target")
        if _is_quoted(self._text, match):
            kinds.add("quoted")
        return frozenset(kinds)

    def _near(self, match: Match) -> list[Match]:
        first = bisect_left(self._cues, match.start - FARTHEST, key=_starts_at)
        last = bisect_right(self._cues, match.end + FARTHEST, key=_starts_at)
        return self._cues[first:last]


def _starts_at(match: Match) -> int:
    return match.start


def prepare() -> None:
    """Compile the cues now."""
    _engine()


def _reaches(text: str, cue: Match, match: Match) -> bool:
    kind = cue.term.rule
    before, after = REACH[kind]
    if cue.end <= match.start:
        start, end, reach = cue.end, match.start, before
    else:
        start, end, reach = match.end, cue.start, after
    if not 0 <= end - start <= reach:
        return False
    return kind not in WITHIN_SENTENCE or STOPS.isdisjoint(text[start:end])


def _is_quoted(text: str, match: Match) -> bool:
    before = text[max(0, match.start - QUOTED_WITHIN - len(match.front)) : match.start]
    after = text[match.end : match.end + QUOTED_WITHIN + 2]
    return not (OPENING.isdisjoint(before) or CLOSING.isdisjoint(after))
