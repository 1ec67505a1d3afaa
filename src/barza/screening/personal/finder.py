"""Personal data in a folded text: what proves itself first, then what the words around it say."""

import re
from collections.abc import Iterator

from barza.screening.personal.bank import find_accounts, find_cards
from barza.screening.personal.context import Kind, cue_after, cues_before
from barza.screening.personal.identity import CIVIL, find_documents
from barza.screening.personal.mail import find_mail
from barza.screening.personal.match import Match, Matches
from barza.screening.personal.phone import find_coded, find_national, national_score

DIGIT = re.compile(r"\d")
SEVERAL_DIGITS = re.compile(r"\d(?:\D{0,3}\d){3}")
LINK = re.compile(r"(?:https?://|www\.)\S+")
SOLID = re.compile(r"\d{7,9}\Z")


def find(text: str) -> list[Match]:
    """Personal data in a folded text, in order, none overlapping another."""
    matches = Matches(len(text))
    if "@" in text:
        matches.keep(find_mail(text))
    if SEVERAL_DIGITS.search(text):
        _keep_numbers(matches, text)
    if DIGIT.search(text):
        matches.keep(find_documents(text))
    return matches.in_order()


def _keep_numbers(matches: Matches, text: str) -> None:
    matches.keep(find_accounts(text))
    matches.keep(find_cards(text))
    matches.keep(find_coded(text))
    for link in LINK.finditer(text):  # numbers in links are mostly of pages
        matches.take(*link.span())
    matches.keep(_cued_numbers(text))


def _cued_numbers(text: str) -> Iterator[Match]:
    spans = {*find_national(text), *(found.span() for found in CIVIL.finditer(text))}
    for start, end in sorted(spans):
        match = _judged(text, start, end)
        if match:
            yield match


def _judged(text: str, start: int, end: int) -> Match | None:
    """What a number is by its nearest cue that it fits; without any, perhaps a telephone."""
    written = text[start:end]
    after = cue_after(text, end)
    kinds: list[Kind] = [cue.kind for cue in cues_before(text, start)]
    if after == "money" or (after and not kinds):
        kinds.append(after)
    for kind in kinds:
        if kind not in ("phone", "civil"):
            return None
        score = national_score(written, named=True)
        if kind == "phone" and score:
            return Match("pii.phone", start, end, score)
        if kind == "civil" and SOLID.match(written):
            return Match("pii.civil_number", start, end, 0.95)
    score = national_score(written, named=False)
    return Match("pii.phone", start, end, score) if score else None
