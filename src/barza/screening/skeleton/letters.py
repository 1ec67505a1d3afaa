"""One letter for all that look like it: folding, and look-alikes of other alphabets on top of it.

Every rule works on a single character, as folding does, so the way back is exact.
"""

from barza.screening.folding import fold
from barza.screening.translating import Spelling

# Cyrillic and Greek letters drawn like Latin ones; Arabic letters of neighbouring languages, and
# dotless ones, for those that an Arab reader takes them for.
_DRAWN_LIKE = {
    "a": "аαɑ",
    "b": "ьβ",
    "c": "сϲ",
    "d": "ԁɗ",
    "e": "еєε",
    "g": "ɡԍ",
    "h": "һн",
    "i": "іιıї",
    "j": "ј",
    "k": "кκ",
    "m": "м",
    "n": "пη",
    "o": "оοσө",
    "p": "рρ",
    "q": "ԛ",
    "r": "г",
    "s": "ѕ",
    "t": "тτ",
    "u": "υц",
    "v": "νѵ",
    "w": "ԝω",
    "x": "хχ",
    "y": "уγү",
    "ا": "ٲٳ",
    "ب": "ٮپ",
    "ت": "ټٺ",
    "د": "ډڊڌڈ",
    "ر": "ڑڕړ",
    "ز": "ژڗ",
    "س": "ښڛ",
    "ش": "ڜ",
    "ف": "ڡڤڢ",
    "ك": "گڭګݣچڳ",
    "ل": "ڵ",
    "ن": "ںڼڹ",
    "و": "ۆۇۋۈۅ",
    "ي": "ێ",
}
LOOKALIKES = {ord(other): letter for letter, others in _DRAWN_LIKE.items() for other in others}
REPLACEMENT = "\ufffd"
# The basic plane, and the blocks of styled letters and emoji: no text can make the table large.
REMEMBERED = (range(0x10000), range(0x1D400, 0x1D800), range(0x1F000, 0x1FB00))


class _Letters(dict[int, str]):
    """What each character becomes, worked out when first met."""

    def __missing__(self, code: int) -> str:
        surrogate = 0xD800 <= code <= 0xDFFF
        plain = REPLACEMENT if surrogate else fold(chr(code)).translate(LOOKALIKES)
        if any(code in block for block in REMEMBERED):
            self[code] = plain
        return plain


LETTERS = _Letters()
_SPELLING = Spelling(LETTERS)


def plain_letters(text: str) -> str:
    """The text with every character in its plain form. Doing it twice changes nothing."""
    return text.lower() if text.isascii() else _SPELLING.of(text)


def origins(text: str) -> list[int]:
    """The index in the text of each character of its plain form."""
    if text.isascii():
        return list(range(len(text)))
    return [at for at, character in enumerate(text) for _ in LETTERS[ord(character)]]
