"""Arabizi: Arabic in Latin letters, with figures for the letters that Latin lacks (7abibi).

Such a word is told by a figure among its letters; ordinary ones (2nd, 5pm, mp3, villa2) are not.
"""

import re
from functools import lru_cache

# A figure before letters or between them, as in 7mar and ba3d; one at the end, as in share3, counts
# only beside another such word ("villa3", "block7" are none).
MARKED = re.compile(r"(?<![\w@#./-])(?=[a-z']{0,20}[235-9]'?[a-z])[a-z'235-9]{3,24}(?![\w@])")
ENDING = re.compile(r"(?<![\w@#./-])[a-z]{2,20}[23579](?![\w@])")
FIGURE = re.compile(r"[235-9](?:(?='?[a-z])|(?<=[a-z].))")
NUMBERED = re.compile(
    r"\d+(?:st|nd|rd|th|[ap]m|[kmc]m|[kmgt]b|[kmc]?g|kgs?|ml|mbps|min|mins|hrs?|hours?|days?|"
    r"years?|yrs?|weeks?|months?|bhk|sqm|x|d|k|lt|ltr|star|gen|way|omr|ro|am to|s)?$|[a-z]\d+[a-z]$"
)
TWO_FIGURES = re.compile(r"\d{2}")

LONGER = {
    **{"3'": "غ", "7'": "خ", "6'": "ظ", "9'": "ض", "sh": "ش", "ch": "ش", "kh": "خ", "gh": "غ"},
    **{"th": "ث", "dh": "ذ", "ee": "ي", "ii": "ي", "oo": "و", "ou": "و", "uu": "و", "aa": "ا"},
}
LETTERS = dict(
    zip("23567890abcdefghijklmnopqrstuvwxyz", "اعخطحقص0ابكديفجهيجكلمنوبقرستوفوكيز", strict=True)
)
SPELLED = re.compile("|".join([*LONGER, "."]))
VOWELS = re.compile(r"[aeiou]+(?=[^aeiou])")
TWICE = re.compile(r"(.)\1")
REMEMBERED = 4096


def arabizi(text: str) -> str | None:
    """The Arabizi words of a folded text in Arabic letters, in order, or None if it has none."""
    found = arabizi_words(text)
    return " ".join(in_arabic(text[start:end]) for start, end in found) if found else None


def arabizi_words(text: str) -> list[tuple[int, int]]:
    """Where the Arabizi words of a folded text stand."""
    if not FIGURE.search(text):
        return []
    marked = [found.span() for found in MARKED.finditer(text) if _is_word(found[0])]
    if marked:
        marked += [found.span() for found in ENDING.finditer(text)]
    return sorted(marked)


def _is_word(word: str) -> bool:
    return not NUMBERED.match(word) and not TWO_FIGURES.search(word)


@lru_cache(maxsize=REMEMBERED)
def in_arabic(word: str) -> str:
    """The word letter by letter: 7mar is حمار. Short vowels come out as long ones."""
    return SPELLED.sub(lambda at: LONGER.get(at[0]) or LETTERS.get(at[0], ""), word)


@lru_cache(maxsize=REMEMBERED)
def consonants(word: str) -> str:
    """What all spellings of an Arabizi word share: no vowels but a last one, no letter twice."""
    return TWICE.sub(r"\1", VOWELS.sub("", word.replace("'", "")))
