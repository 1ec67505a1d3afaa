"""What the words around a number say it is."""

import re
from typing import Literal, NamedTuple, cast

from barza.screening.lexicon import numbers

Kind = Literal["phone", "civil", "passport", "plate", "reference", "money"]

REACH = 40
REACH_AFTER = 24

# The proclitics "and", "for", "with", "so" cling to the Arabic word that follows.
_CLITICS = r"(?<!\w)[وفلب]{0,2}"
_BEFORE: dict[Kind, tuple[str, ...]] = {
    "phone": numbers.PHONE,
    "civil": numbers.CIVIL,
    "passport": numbers.PASSPORT,
    "plate": numbers.PLATE,
    "money": numbers.MONEY_BEFORE,
    "reference": numbers.REFERENCE,
}


def _any_of(kinds: dict[Kind, tuple[str, ...]]) -> re.Pattern[str]:
    groups = (f"(?P<{kind}>{'|'.join(pieces)})" for kind, pieces in kinds.items())
    return re.compile(rf"{_CLITICS}(?:{'|'.join(groups)})(?!\w)")


BEFORE = _any_of(_BEFORE)
AFTER = _any_of({"phone": numbers.PHONE, "civil": numbers.CIVIL})
MONEY = re.compile(rf"\s?(?:{'|'.join(numbers.MONEY_AFTER)})(?!\w)")
# A sentence's end, or another number, ends what the words are about.
BREAK = re.compile(r"[\n!?]|(?<!\bno)(?<!\bnr)(?<!\bnum)(?<!\btel)\.\s|\d{4,}")
STOP = re.compile(r"[\d\n.!?,]")


class Cue(NamedTuple):
    """What a number beside these words is, and how many characters away they stand."""

    kind: Kind
    distance: int


def cues_before(text: str, start: int) -> list[Cue]:
    """The cues in the clause before a number, nearest first."""
    begin = max(0, start - REACH)
    for broken in BREAK.finditer(text, begin, start):
        begin = broken.end()
    found = [
        Cue(_kind(match), start - match.end()) for match in BEFORE.finditer(text, begin, start)
    ]
    return found[::-1]


def cue_after(text: str, end: int) -> Kind | None:
    """What the words just after a number call it: "99… is my number", "… ريال"."""
    if MONEY.match(text, end):
        return "money"
    stop = STOP.search(text, end, end + REACH_AFTER)
    found = AFTER.search(text, end, stop.start() if stop else end + REACH_AFTER)
    return _kind(found) if found else None


def _kind(found: re.Match[str]) -> Kind:
    return cast(Kind, found.lastgroup)
