"""Numbers that identify a person: of identity cards and passports."""

import re
from collections.abc import Iterator

from stdnum import luhn

from barza.screening.personal.context import kind_after, kinds_before
from barza.screening.personal.match import Match, Row
from barza.screening.personal.words import forms_of

# Oman writes 7 to 9 digits, Bahrain 9, Saudi Arabia 10, Qatar 11, Kuwait 12.
SOLID = re.compile(r"(?<![a-z\d_])(?<!\d[/.\-])\d{7,12}(?![a-z_\d]|[/.\-]\d)")
GROUPED = re.compile(r"(?<![a-z\d_])(?<!\d[ /.\-])\d{2,4}(?:[ \-]\d{2,5}){1,3}(?!\w|[ /.\-]\d)")
GROUPED_LENGTHS = frozenset({8, 9, 10, 12})
# 784, the year of birth, seven digits and a check digit: an Emirates ID says what it is.
EMIRATES = re.compile(r"(?<![\w\-])784[ \-]?(?:19|20)\d\d[ \-]?\d{7}[ \-]?\d(?![\w\-])")
PASSPORT = re.compile(r"(?<![\w\-])[a-z]{1,2}[ \-]?\d{6,8}[a-z]?(?![\w\-])")
PASSPORT_DIGITS = frozenset({7, 8, 9})

# One of these must be among a text's words before it is searched for passports.
PASSPORT_WORDS = forms_of("passport", "passports")

SURE, LIKELY = 0.95, 0.85


def find_emirates(row: Row) -> Iterator[Match]:
    """Identity numbers of the Emirates, whose form is enough."""
    for found in row.all(EMIRATES):
        right = luhn.is_valid("".join(filter(str.isdigit, found[0])))
        yield Match("pii.civil_number", *found.span(), SURE if right else LIKELY)


def find_civil(row: Row) -> Iterator[tuple[int, int]]:
    """Where digits could be a civil number, if the words beside them say so."""
    for found in row.all(SOLID):
        yield found.span()
    for found in () if row.solid else row.all(GROUPED):
        if sum(map(str.isdigit, found[0])) in GROUPED_LENGTHS:
            yield found.span()


def find_passports(text: str) -> Iterator[Match]:
    """Passport numbers with their letters, where the words beside them call them so."""
    for found in PASSPORT.finditer(text):
        kinds = kinds_before(text, found.start())
        called = kinds[0] if kinds else kind_after(text, found.end())
        if called in ("passport", "passports"):
            yield Match("pii.passport", *found.span(), SURE)
