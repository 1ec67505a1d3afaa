"""Personal data in a folded text: what proves itself first, then what the words around it say."""

import re
from collections.abc import Iterable

from barza.screening.personal.bank import find_accounts, find_cards
from barza.screening.personal.context import Kind, cue_after, cues_before
from barza.screening.personal.identity import CIVIL, find_documents
from barza.screening.personal.mail import find_mail
from barza.screening.personal.match import Match, overlaps
from barza.screening.personal.phone import find_coded, find_national, national_score

DIGIT = re.compile(r"\d")
SEVERAL_DIGITS = re.compile(r"\d(?:\D{0,3}\d){3}")
LINK = re.compile(r"(?:https?://|www\.)(?!wa\.me/)\S+")
SOLID = re.compile(r"\d{7,9}\Z")


def find(text: str) -> list[Match]:
    """Personal data in a folded text, in order, none overlapping another."""
    matches: list[Match] = []
    if "@" in text:
        _add(matches, find_mail(text))
    if not SEVERAL_DIGITS.search(text):
        return _add(matches, find_documents(text)) if DIGIT.search(text) else matches
    _add(matches, find_accounts(text))
    _add(matches, find_cards(text))
    _add(matches, find_coded(text))
    _add(matches, _cued_numbers(text))
    _add(matches, find_documents(text))
    return sorted(matches, key=lambda match: match.start)


def _add(matches: list[Match], found: Iterable[Match]) -> list[Match]:
    """Keep what does not touch an earlier, surer match."""
    for match in found:
        if not overlaps(matches, match.start, match.end):
            matches.append(match)
    return matches


def _cued_numbers(text: str) -> Iterable[Match]:
    links = [found.span() for found in LINK.finditer(text)]
    spans = {*find_national(text), *(found.span() for found in CIVIL.finditer(text))}
    for start, end in sorted(spans):
        if not any(first <= start < last for first, last in links):
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
