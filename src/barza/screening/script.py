"""The language of a text, told by its script: fast, and right for Arabic against English.

Arabic in Latin letters (Arabizi: "wain el baladiya, el shari3 kella 7ufar") is told by digits that
stand for letters and by its commonest words.
"""

import re
from codecs import charmap_build, charmap_encode
from typing import Literal

from barza.screening.cues import words
from barza.screening.folding import fold
from barza.screening.lexicon.dialects import COMMON, ENGLISH_WITH_DIGITS

Language = Literal["ar", "en", "mixed", "und"]

# Links and names are Latin in any language; so are the names of emoji and the mark of a forward.
NOT_PROSE = re.compile(r"https?://\S+|www\.\S+|[@#]\w+|:[a-z_]{2,40}:|\bRT\b")
SIGNS_OF_NO_PROSE = ("@", "#", ":", "www.", "RT")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|@\w+")
ARABIC = re.compile("[ء-غف-يٮ-ۓݐ-ݿࢠ-ࣉﭐ-ﷻﹰ-ﻼ]+")
LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]+")
# Nearly every text is written in these: one byte each, so that bytes can be counted, not letters.
_ARABIC_BYTES = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژکگڤیھہےٱ"
_OTHER_BYTES = "٠١٢٣٤٥٦٧٨٩،؛؟٪ـًٌٍَُِّْ ‘’“”«»…–—•°·\u200c\u200d\u200e\u200f\u2066\u2069"
_ASCII = "".join(map(chr, range(128)))
_BYTES = charmap_build((_ASCII + _ARABIC_BYTES + _OTHER_BYTES).ljust(256, "\ufffe"))
_LETTERS = "".join(filter(str.isalpha, _ASCII))
_NOT_LATIN = bytes(byte for byte in range(256) if chr(byte) not in _LETTERS)
_NOT_ARABIC = bytes(byte for byte in range(256) if not 0 <= byte - 128 < len(_ARABIC_BYTES))
MINORITY = 0.3
# A Latin word in which digits stand for hamza, ain, kha, ta, ha, ghain, qaf or sad: at most two.
WITH_DIGIT = re.compile(
    r"(?:[2356789]{1,2}[a-z]{2,12}|[a-z]{1,9}[2356789]{1,2}[a-z]{1,9}|[a-z]{2,9}[3679])"
    r"(?:[2356789]{1,2}[a-z]{0,9})?"
)
DIGIT = re.compile(r"\d")
LONGEST_ARABIZI = 16
SURE = 2
A_SIXTH = 6


def prose_of(text: str) -> str:
    """The text without links, names, hashtags, emoji's names and marks of forwarding."""
    if any([sign in text for sign in SIGNS_OF_NO_PROSE]):
        return NOT_PROSE.sub(" ", text)
    return text


def letters(prose: str) -> tuple[int, int]:
    """How many letters of a text are Arabic, and how many Latin."""
    if prose.isalpha():
        if prose.isascii():
            return 0, len(prose)
        if ARABIC.fullmatch(prose):
            return len(prose), 0
    written, _ = charmap_encode(prose, "ignore", _BYTES)
    if len(written) == len(prose):
        return len(written.translate(None, _NOT_ARABIC)), len(written.translate(None, _NOT_LATIN))
    return sum(map(len, ARABIC.findall(prose))), sum(map(len, LATIN.findall(prose)))


def arabizi_weight(word: str) -> int:
    """How much a folded word speaks for Arabic in Latin letters: 2 surely, 1 a little, 0 not."""
    if word in COMMON:
        return COMMON[word]
    if word.isalpha() or not word.isascii() or len(word) > LONGEST_ARABIZI:
        return 0
    return SURE if WITH_DIGIT.fullmatch(word) and not ENGLISH_WITH_DIGITS.fullmatch(word) else 0


def is_arabizi(weight: int, said: int) -> bool:
    """Whether words of this weight, among so many, make a text Arabic in Latin letters."""
    return weight > SURE and weight * A_SIXTH >= said


def told(arabic: int, latin: int, *, arabizi: bool) -> Language:
    """The language of so many letters of each script."""
    if not latin and not arabic:
        return "und"
    if arabizi or min(latin, arabic) >= MINORITY * (latin + arabic):
        return "mixed"
    return "ar" if arabic > latin else "en"


def language(text: str) -> Language:
    """`ar`, `en`, `mixed`, or `und` when there are no letters of either.

    `mixed` is when each has three tenths of the letters, or when Arabic is written in Latin
    letters. Any other language written in Latin letters counts as `en`. Hashtags are read only
    where there is nothing else.
    """
    prose = prose_of(text)
    arabic, latin = letters(prose)
    if not arabic and not latin:
        return told(*letters(ADDRESS.sub(" ", text)), arabizi=False)
    return told(arabic, latin, arabizi=not arabic and arabizi(prose))


def arabizi(text: str) -> bool:
    """Whether a text is Arabic in Latin letters."""
    folded = fold(prose_of(text))
    said = words(folded)
    if COMMON.keys().isdisjoint(said) and not DIGIT.search(folded):
        return False
    return is_arabizi(sum(map(arabizi_weight, said)), len(said))
