"""Numbers that identify a person only because the words beside them say so."""

import re
from collections.abc import Iterator

from barza.screening.personal.context import Kind, cues_before
from barza.screening.personal.match import Match

ADJACENT = 6

CIVIL = re.compile(r"(?<![\w#/.\-])\d{7,9}(?![\w/]|[.\-]\d)")
PASSPORT = re.compile(r"(?<!\w)[a-z]{1,2} ?\d{6,8}(?!\w)")
LETTERS = r"(?:[a-z]{1,2}|[ء-ي](?: ?[ء-ي])?)"
BETWEEN = r"(?: ?[/\-] ?| ?)"
PLATE = re.compile(
    rf"(?<![\w\-/])(?:\d{{1,5}}{BETWEEN}{LETTERS}|{LETTERS}{BETWEEN}\d{{1,5}})(?!\w)"
)

# Read as letters of a plate, these would be ordinary words.
WORDS = frozenset(
    re.findall(r"\w+", "is in on at of to by my we it he no or am pm as an so do go up us me")
)


def find_documents(text: str) -> Iterator[Match]:
    """Passports and vehicle plates in folded text, where the words just before call them so."""
    for found in PASSPORT.finditer(text):
        if _named(text, found, "passport"):
            yield Match("pii.passport", *found.span(), 0.95)
    for found in PLATE.finditer(text):
        word = found[0].strip("0123456789 ")
        if word not in WORDS and _named(text, found, "plate"):
            yield Match("pii.plate", *found.span(), 0.9)


def _named(text: str, found: re.Match[str], kind: Kind) -> bool:
    return any(
        cue.kind == kind and cue.distance <= ADJACENT
        for cue in cues_before(text, found.start())[:1]
    )
