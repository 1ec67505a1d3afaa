"""How words are disguised, and undone: figures for letters, letters drawn out, letters set apart.

Each trick is a pattern and what it keeps of a match: some of its characters, in order, perhaps
replaced one for one. So the way back stays exact. No pattern can begin again inside what another
made, which is why one pass is enough: undoing twice changes nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

LETTER = r"[^\W\d_]"
FIGURES = str.maketrans("0134578@$!", "oieastbasi")

# Words that mix letters with figures which nobody uses as Arabizi; an e-mail is none.
_INSIDE = r"[a-z][@$014]{1,3}[a-z]|(?<![a-z])[a-z]{1,4}![a-z]{1,4}(?![a-z])|[a-z]\$\$(?![a-z0-9@$])"
MIXED = re.compile(
    rf"(?<![a-z0-9@!$])(?:(?=[a-z0-9@!$]{{0,24}}?(?:{_INSIDE}))"
    r"[a-z0-9$][a-z0-9@!$]{0,24}[a-z0-9$]|\$[a-z]{3,24})(?![a-z0-9@$])(?!\.[a-z])"
)
SIGNS = re.compile(r"[@!$014](?=[@!$0-9]{0,2}[a-z])(?<=[a-z].)|\$")

# Letters that may stand twice in a word; any other drawn-out letter stands once.
DOUBLED = frozenset("bcdefglmnoprstzل")
DRAWN = re.compile(rf"({LETTER})\1{{2,}}|اا")
REPEATED = re.compile(r"(.)(?=\1\1)(?<=[^\W\d_])")
REPEATED_ALEF = re.compile("اا")

SEPARATOR = r"[ ._*|/\\+~·•-]"
APART = re.compile(
    rf"(?<![^\W_])(?<![@!$]){LETTER}(?:{SEPARATOR}{LETTER}(?![^\W_])){{2,}}",
)
ALONE = re.compile(rf"{SEPARATOR}(?={LETTER}{SEPARATOR}{LETTER}(?![^\W_]))")
# Initials in a Latin text ("plots A B C") are rarely fewer than a word's letters.
FEWEST_SPACED_LATIN = 4


@dataclass(frozen=True, slots=True)
class Trick:
    """What to look for, cheap signs without which it can't be there, and what is kept of it."""

    signs: tuple[re.Pattern[str], ...]
    pattern: re.Pattern[str]
    kept: Callable[[re.Match[str]], range]
    figures: bool = False

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth looking for; cheap, and never wrong when it says no."""
        for sign in self.signs:  # noqa: SIM110 -- a generator costs as much as the searches
            if sign.search(text):
                return True
        return False

    def undo(self, text: str) -> str:
        """The text without this trick."""
        if self.figures:
            return self.pattern.sub(lambda found: found[0].translate(FIGURES), text)
        return self.pattern.sub(lambda found: _taken(text, self.kept(found)), text)

    def origins(self, text: str, origins: list[int]) -> list[int]:
        """The origins of what `undo(text)` gives, out of those of `text`."""
        kept: list[int] = []
        done = 0
        for found in self.pattern.finditer(text):
            kept += origins[done : found.start()]
            kept += map(origins.__getitem__, self.kept(found))
            done = found.end()
        return kept + origins[done:]


def _taken(text: str, kept: range) -> str:
    return text[kept.start : kept.stop : kept.step]


def _all(found: re.Match[str]) -> range:
    return range(*found.span())


def _first_letters(found: re.Match[str]) -> range:
    return range(found.start(), found.start() + 1 + (found[0][0] in DOUBLED))


def _every_other(found: re.Match[str]) -> range:
    word = found[0]
    spaced_initials = word[1::2].isspace() and word[0].isascii()
    if spaced_initials and len(word) < 2 * FEWEST_SPACED_LATIN - 1:
        return _all(found)
    return range(found.start(), found.end(), 2)


_DRAWN_OUT = Trick((REPEATED, REPEATED_ALEF), DRAWN, _first_letters)
TRICKS = (
    Trick((SIGNS,), MIXED, _all, figures=True),
    _DRAWN_OUT,
    Trick((ALONE,), APART, _every_other),
)
# What was set apart may have been drawn out too.
AFTERWARDS = _DRAWN_OUT
