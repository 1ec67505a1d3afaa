"""Telephone numbers: Omani ones in every spelling, others when their country's code is written."""

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

from barza.screening.personal.match import Match
from barza.screening.personal.published import is_published_number

OMANI = re.compile(
    r"(?<![a-z\d#_])(?:(?<!\d[-.:])|(?<=\d{8}-))"
    r"(?P<code>\(? ?(?:\+|00)? ?\(?968\)?[ .\-]{0,3})?"
    r"(?P<national>[279]\d(?:[ .\-]?\d){6})(?!\d)(?!\.\d)(?!-\d{1,7}(?!\d))"
)
ABROAD = re.compile(
    r"(?<![\w#])\(?(?:\+|00|(?=9(?:71|65|66|73|74)))[1-9]\d{0,2}\)?(?:[ .\-()]{0,2}\d){6,12}(?!\d)"
)
DATE = re.compile(
    r"(?:14|19|20)\d\d[ .\-](?:0?[1-9]|1[0-2])[ .\-]\d\d?\Z"
    r"|[0-3]?\d[ .\-](?:0?[1-9]|1[0-2])[ .\-](?:14|19|20)\d\d\Z"
    r"|(?:14|19|20)\d\d ?- ?(?:14|19|20)\d\d\Z"
)

WITH_CODE, WITH_CUE, BARE_MOBILE, BARE_LANDLINE = 0.99, 0.97, 0.85, 0.6
# Of the right shape and called a telephone, but in a range the numbering plan leaves free.
UNASSIGNED = 0.85


@lru_cache(maxsize=4096)
def _is_valid(digits: str) -> bool:
    """Whether the numbering plan of its country knows a number, given as digits after the plus."""
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse("+" + digits))
    except phonenumbers.NumberParseException:
        return False


def _digits(written: str) -> str:
    return re.sub(r"\D", "", written)


def find_coded(text: str) -> Iterator[Match]:
    """Numbers written with a country's code: these need no cue."""
    for found in OMANI.finditer(text):
        if found["code"]:
            known = _is_valid("968" + _digits(found["national"]))
            yield Match("pii.phone", *_trimmed(found), WITH_CODE if known else UNASSIGNED)
    for found in ABROAD.finditer(text):
        digits = _digits(found[0]).removeprefix("00")
        if not is_published_number(digits) and _is_valid(digits):
            yield Match("pii.phone", *_trimmed(found), WITH_CODE)


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    """The span without the space that may stand before an opening bracket."""
    return found.start() + len(found[0]) - len(found[0].lstrip()), found.end()


def find_national(text: str) -> Iterator[tuple[int, int]]:
    """Where eight digits could be an Omani number."""
    for found in OMANI.finditer(text):
        start, end = found.span("national")
        if not DATE.match(found["national"]) and not _continues(text, start, end):
            yield start, end


def _continues(text: str, start: int, end: int) -> bool:
    """Whether spaced digits go on from an earlier group: part of some longer number."""
    return " " in text[start:end] and re.search(r"\d[ \-]\Z", text[:start][-2:]) is not None


def national_score(written: str, *, named: bool) -> float | None:
    """How sure it is that eight digits are somebody's number; None if they cannot be.

    `named` says that the words beside them call them one.
    """
    digits = _digits(written)
    if len(digits) != 8 or digits[0] not in "279" or is_published_number(digits):
        return None
    known = _is_valid("968" + digits)
    if named:
        return WITH_CUE if known else UNASSIGNED
    if not known:
        return None
    return BARE_LANDLINE if digits.startswith("2") else BARE_MOBILE
