"""One letter for all that look like it: folding, and look-alikes of other alphabets on top of it.

Every rule works on a single character, as folding does, so the way back is exact. Texts made of
the 256 most common characters, nearly all, are translated through a single-byte code: five times
faster than `str.translate`.
"""

import codecs
from functools import cache
from typing import Any

from barza.screening.folding import fold

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

# ASCII, the Arabic block's letters, marks and digits, the punctuation of phones: at most 256
# characters, each of which becomes one character or none.
COMMON = "".join(
    (
        *("\0\t\n\r", "".join(map(chr, range(0x20, 0x7F))), "،؛؟ـ", "ءآأؤإئابةتثجحخدذرزسشصضطظعغ"),
        *("فقكلمنهوىي", "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670", "٠١٢٣٤٥٦٧٨٩٪٫٬"),
        *("ٱپچڤکگیۃےۓ۰۱۲۳۴۵۶۷۸۹", "“”‘’«»–—•°é", "\xa0\u200b\u200c\u200d\u200e\u200f\u202a\u202b"),
        *("\u202c\u2066\u2067\u2069\ufe0f\ufeff"),
    )
)
UNDEFINED = "\ufffe"
MOST_PIECES = 8


class _Letters(dict[int, str]):
    """What each character becomes, worked out when first met."""

    def __missing__(self, code: int) -> str:
        surrogate = 0xD800 <= code <= 0xDFFF
        plain = REPLACEMENT if surrogate else fold(chr(code)).translate(LOOKALIKES)
        if any(code in block for block in REMEMBERED):
            self[code] = plain
        return plain


LETTERS = _Letters()


@cache
def _code() -> tuple[Any, str]:
    """The single-byte code: how it is written, and what each byte is read as."""
    plain = (LETTERS[ord(character)] or UNDEFINED for character in COMMON)
    return codecs.charmap_build(COMMON.ljust(0x100, UNDEFINED)), "".join(plain)


def plain_letters(text: str) -> str:
    """The text with every character in its plain form. Doing it twice changes nothing."""
    if text.isascii():
        return text.lower()
    writing, reading = _code()
    pieces: list[str] = []
    for _ in range(MOST_PIECES):
        try:
            written = codecs.charmap_encode(text, "strict", writing)[0]
        except UnicodeEncodeError as rare:
            common = codecs.charmap_encode(text[: rare.start], "strict", writing)[0]
            pieces.append(codecs.charmap_decode(common, "ignore", reading)[0])
            pieces.append(text[rare.start : rare.end].translate(LETTERS))
            text = text[rare.end :]
        else:
            pieces.append(codecs.charmap_decode(written, "ignore", reading)[0])
            return "".join(pieces)
    return "".join(pieces) + text.translate(LETTERS)


def origins(text: str) -> list[int]:
    """The index in the text of each character of its plain form."""
    if text.isascii():
        return list(range(len(text)))
    return [at for at, character in enumerate(text) for _ in LETTERS[ord(character)]]
