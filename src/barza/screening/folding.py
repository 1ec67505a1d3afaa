"""One spelling for the many ways a word is typed, with the way back to the original.

Every rule works on a single character, so the folded text can be mapped to the original exactly:
alef, hamza and ya forms fall together, marks, tatweel and invisible characters go, presentation
forms and digits of any script become plain ones, and letters are case-folded.
"""

import unicodedata
from array import array
from functools import cached_property

from barza.screening.translating import Spelling

PLAIN = str.maketrans(
    {
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ة": "ه",
        "ۃ": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ک": "ك",
        "ڪ": "ك",
        "،": ",",
        "٬": ",",
        "٫": ".",
        "؛": ";",
        "؟": "?",
        "ـ": "",
        "ᅟ": "",
        "ᅠ": "",
    }
    | dict.fromkeys("‐‑‒–—―−", "-")
)
LAST_REMEMBERED = 0xFFFF


def _is_mark(character: str) -> bool:
    """Whether it only decorates Latin or Arabic (other scripts need their marks)."""
    code = ord(character)
    if 0x0300 <= code <= 0x036F or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return True
    arabic = 0x0600 <= code <= 0x06FF or 0x08CA <= code <= 0x08FF
    return arabic and unicodedata.category(character) == "Mn"


def _plain(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.category(character) == "Cf":
        return ""
    opened = unicodedata.normalize("NFKD", character)
    bare = "".join(part for part in opened if not _is_mark(part))
    if bare != opened and not bare.strip():
        return ""
    return unicodedata.normalize("NFKC", bare).translate(PLAIN).casefold()


def _settled(character: str) -> str:
    """The folded form of one character: applied until it no longer changes."""
    seen = {character}
    folded = _plain(character)
    while folded not in seen:
        seen.add(folded)
        folded = "".join(map(_plain, folded))
    return folded


class _Table(dict[int, str]):
    """Folded forms by code point, worked out when first met.

    Only the basic plane is remembered, so that no text can make the table large.
    """

    def __missing__(self, code: int) -> str:
        folded = _settled(chr(code))
        if code <= LAST_REMEMBERED:
            self[code] = folded
        return folded


_TABLE = _Table()
_SPELLING = Spelling(_TABLE)


def fold(text: str) -> str:
    """The text in folded spelling, as `normalise(text).text`. Folding twice changes nothing."""
    return text.lower() if text.isascii() else _SPELLING.of(text)


class Folded:
    """A folded text that knows where each of its characters came from.

    `pieces` are what stands between its blanks.
    """

    def __init__(self, source: str) -> None:
        """Fold a text."""
        self.source = source
        self.text = fold(source)
        self.pieces = self.text.split()

    @cached_property
    def origin(self) -> "array[int]":
        """The index in the source of each folded character, never falling."""
        if self._is_even:
            return array("l", range(len(self.source)))
        folded = map(_TABLE.__getitem__, map(ord, self.source))
        return array("l", [index for index, letters in enumerate(folded) for _ in letters])

    @cached_property
    def _is_even(self) -> bool:
        """Whether each character was folded to one: then places are the same."""
        if self.source.isascii():
            return True
        return all(len(_TABLE[ord(character)]) == 1 for character in set(self.source))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the source that became `text[start:end]`; an empty slice stays empty."""
        if self._is_even and start < end:
            return start, end
        if start >= end:
            at = self.origin[start] if start < len(self.text) else len(self.source)
            return at, at
        return self.origin[start], self.origin[end - 1] + 1


def normalise(text: str) -> Folded:
    """Fold a text and keep the way back to its own characters."""
    return Folded(text)
