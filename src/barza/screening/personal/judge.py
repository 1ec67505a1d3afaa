"""What digits are that prove nothing by themselves: a telephone, a civil number, or neither."""

import re
from collections.abc import Iterator

from barza.screening.personal.context import ENDING, kind_after, kinds_before
from barza.screening.personal.identity import PASSPORT_DIGITS, SURE, find_civil
from barza.screening.personal.match import Match, Row
from barza.screening.personal.phone import (
    BARE_LANDLINE,
    digits_of,
    find_national,
    national_score,
)

CIVIL_LENGTHS = frozenset({7, 8, 9, 10, 11, 12})
IQAMA_LENGTH = 10
# A noun right before what may be a fixed line: more often the number of some thing.
THING = re.compile(
    r"(?<!\w)(?!(?:home|office|house|work|and|or|بيتنا|(?:ال)?(?:بيت|منزل|مكتب|عمل))[ :])"
    r"[^\W\d_]{3,24}[ :]{1,2}\Z"
)


def find_cued(row: Row) -> Iterator[Match]:
    """Telephones and identity numbers, by what the words around them say."""
    spans = {*find_national(row), *find_civil(row)}
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        match = _judged(row.text, start, end)
        if match:
            yield match


def _judged(text: str, start: int, end: int) -> Match | None:
    """What a number is by its nearest cue that it fits; without any, perhaps a telephone."""
    written = text[start:end]
    after = kind_after(text, end)
    if after == "money":
        return None
    kinds = kinds_before(text, start) or ([after] if after else [])
    for kind in kinds:
        match = _fits(kind, written, start, end)
        if match:
            return match
        if kind in ENDING:
            return None
    if kinds == ["count"] or (not kinds and _is_labelled(text, start)):
        return None
    score = national_score(written, named=False)
    if score == BARE_LANDLINE and not kinds and THING.search(text, max(0, start - 24), start):
        return None
    return Match("pii.phone", start, end, score) if score else None


def _is_labelled(text: str, start: int) -> bool:
    """Whether a sign binds the number to something unnamed: "#9…", "CRM-9…"."""
    before = text[max(0, start - 2) : start]
    return before[-1:] == "#" or (before[-1:] in ("-", "_") and before[:1].isalpha())


def _fits(kind: str, written: str, start: int, end: int) -> Match | None:
    """The match, if a number so called can be one."""
    digits = digits_of(written)
    if kind == "phone":
        score = national_score(written, named=True)
        return Match("pii.phone", start, end, score) if score else None
    if kind == "residence" and len(digits) == IQAMA_LENGTH:
        return Match("pii.residence_number", start, end, SURE)
    if kind in ("civil", "residence") and len(digits) in CIVIL_LENGTHS:
        return Match("pii.civil_number", start, end, SURE)
    if kind == "passport" and written.isdigit() and len(digits) in PASSPORT_DIGITS:
        return Match("pii.passport", start, end, SURE)
    return None
