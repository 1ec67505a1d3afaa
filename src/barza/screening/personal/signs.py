"""What a piece of text between blanks is a sign of: found out once for each, and remembered.

Most texts have no sign of personal data, and are read no further.
"""

import re
from collections.abc import Iterable

from barza.screening.personal.identity import PASSPORT_WORDS
from barza.screening.personal.mail import SPELLED_WORDS
from barza.screening.personal.matters import MATTERS
from barza.screening.personal.place import HOME_WORDS, LATITUDE
from barza.screening.personal.plate import PLATE_WORDS
from barza.screening.personal.spoken import NUMBER_WORDS

WORD = re.compile(r"[^\W\d_]+")
DIGIT = re.compile(r"\d")
REMEMBERED_PIECES, LONGEST_REMEMBERED = 32_768, 32

HAS_AT, HAS_BRACKET, HAS_DIGIT = 1, 2, 4
SPELLS_MAIL, SAYS_NUMBER, SAYS_MATTER = 8, 16, 32
SAYS_PASSPORT, SAYS_LATITUDE, SAYS_PLATE, SAYS_HOME = 64, 128, 256, 512
BY_WORD = (
    (SPELLS_MAIL, SPELLED_WORDS),
    (SAYS_NUMBER, NUMBER_WORDS),
    (SAYS_MATTER, MATTERS),
    (SAYS_PASSPORT, PASSPORT_WORDS),
    (SAYS_LATITUDE, LATITUDE),
    (SAYS_PLATE, PLATE_WORDS),
    (SAYS_HOME, HOME_WORDS),
)


class _Signs(dict[str, int]):
    """The signs of short pieces, remembered until there are too many."""

    def __missing__(self, piece: str) -> int:
        signs = _signs(piece)
        if len(piece) <= LONGEST_REMEMBERED:
            if len(self) >= REMEMBERED_PIECES:
                self.clear()
            self[piece] = signs
        return signs


_SIGNS = _Signs()


def signs(pieces: Iterable[str]) -> int:
    """All signs in the pieces of a folded text, together in one number."""
    found = 0
    for one in {*map(_SIGNS.__getitem__, pieces)}:
        found |= one
    return found


def _signs(piece: str) -> int:
    words = WORD.findall(piece)
    found = HAS_AT if "@" in piece else 0
    if "(" in piece or "[" in piece:
        found |= HAS_BRACKET
    if DIGIT.search(piece):
        found |= HAS_DIGIT
    for sign, listed in BY_WORD:
        if not listed.isdisjoint(words):
            found |= sign
    return found
