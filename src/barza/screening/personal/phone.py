"""Telephone numbers: Omani and Gulf ones in every spelling, others with their country's code."""

import re
from collections.abc import Iterator

from barza.screening.personal import plan
from barza.screening.personal.match import Match, Row
from barza.screening.personal.published import is_published_number

BETWEEN = r"[ .\-_/*)]"
# One sign between groups, never one that would join two numbers written out in full.
NATIONAL = re.compile(
    r"(?<![a-z\d])(?:(?<!\d[\-.:/,])|(?<=\d{8}[\-/]))"
    r"[1-9](?:[ .\-_/*]?\d){7}(?!\d)(?![.,:]\d)(?![\-/]\d{1,7}(?!\d))"
)
TRUNK = re.compile(r"(?<![\w#+])(?<!\d[\-.:/,])0[1-9](?:[ .\-/]?\d){7,8}(?!\d)(?![.,/\-]\d)")
CODED = re.compile(
    r"(?<![\w#])[(+]{0,2}(?:00)? ?\(?968\)?"
    rf"(?:{BETWEEN}|:){{0,3}}\(?\d(?:{BETWEEN}{{0,2}}\d){{7}}(?!\d)"
)
ABROAD = re.compile(
    r"(?<![\w#])[(]?(?:\+\(?|00 ?|(?=9(?:71|65|66|73|74)))[1-9]\d{0,2}\)?"
    r"(?:[ .\-_/()]{0,2}\d){6,12}(?!\d)"
)
SIGNS = re.compile(r"\D+")
GROUPS = re.compile(r"\d+")
DATE = re.compile(
    r"(?:14|19|20)\d\d[ .\-/]?(?:0?[1-9]|1[0-2])[ .\-/]?(?:0?[1-9]|[12]\d|3[01])\Z"
    r"|[0-3]?\d[ .\-/](?:0?[1-9]|1[0-2])[ .\-/](?:14|19|20)\d\d\Z"
    r"|(?:14|19|20)\d\d ?[\-/ ] ?(?:14|19|20)\d\d\Z"
)
# How people group eight digits when nothing beside them says that they are a telephone.
COMMON_GROUPS = {(8,), (4, 4), (2, 3, 3), (2, 2, 2, 2), (2, 6), (3, 3, 2), (3, 5), (4, 2, 2)}

WITH_CODE, WITH_CUE, BARE_MOBILE, BARE_LANDLINE = 0.99, 0.97, 0.85, 0.6
# Of the right shape and called a telephone, but in a range the numbering plan leaves free.
UNASSIGNED = 0.85


def digits_of(written: str) -> str:
    """The digits alone."""
    return SIGNS.sub("", written)


def find_coded(row: Row) -> Iterator[Match]:
    """Numbers written with a country's code: these need no cue."""
    for found in row.all(CODED):
        national = digits_of(found[0])[-8:]
        if not is_published_number(national):
            known = plan.is_omani(national)
            yield Match("pii.phone", *_trimmed(found), WITH_CODE if known else UNASSIGNED)
    for found in row.all(ABROAD):
        digits = digits_of(found[0]).removeprefix("00")
        if is_published_number(digits):
            continue
        if plan.is_valid(digits):
            yield Match("pii.phone", *_trimmed(found), WITH_CODE)
        elif plan.has_gulf_length(digits) and found[0].lstrip("(")[0] in "+0":
            yield Match("pii.phone", *_trimmed(found), UNASSIGNED)


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    """The span without an opening bracket that is closed after it."""
    start, written = found.start(), found[0]
    while written.startswith("(") and written.count("(") > written.count(")"):
        start, written = start + 1, written[1:]
    return start, found.end()


def find_national(row: Row) -> Iterator[tuple[int, int]]:
    """Where digits could be a number dialled at home, in Oman or in the Gulf."""
    for pattern in (NATIONAL, TRUNK):
        for found in row.all(pattern):
            if not DATE.match(found[0]) and not _continues(row.text, *found.span()):
                yield found.span()


def _continues(text: str, start: int, end: int) -> bool:
    """Whether spaced digits are part of some longer row."""
    if text[start:end].isdigit():
        return False
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (len(before) == 2 and before[0].isdigit() and before[1] in " -.") or (
        len(after) == 2 and after[0] in " " and after[1].isdigit() and _single(text[start:end])
    )


def _single(written: str) -> bool:
    """Whether each digit stands alone."""
    return len(GROUPS.findall(written)) == len(digits_of(written))


def national_score(written: str, *, named: bool) -> float | None:
    """How sure it is that digits dialled at home are somebody's number; None if they cannot be.

    `named` says that the words beside them call them one.
    """
    digits = digits_of(written)
    if is_published_number(digits):
        return None
    if digits.startswith("0"):
        if plan.is_gulf_mobile_with_trunk(digits):
            return WITH_CUE if named else BARE_MOBILE
        return UNASSIGNED if named else None
    if len(digits) != 8:
        return None
    if named:
        return WITH_CUE if plan.is_omani(digits) else UNASSIGNED
    return _bare_score(written, digits)


def _bare_score(written: str, digits: str) -> float | None:
    groups = tuple(map(len, GROUPS.findall(written)))
    usual = groups in COMMON_GROUPS and len(set(SIGNS.findall(written))) <= 1
    usual = usual and "/" not in written and "_" not in written
    if not plan.is_omani(digits) or not usual:
        return None
    return BARE_LANDLINE if digits[0] == "2" else BARE_MOBILE
