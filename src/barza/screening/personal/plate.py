"""Vehicle plates of Oman and the Gulf, in both scripts and both orders."""

import re
from collections.abc import Iterator

from barza.screening.lexicon import numbers
from barza.screening.personal.context import kinds_before
from barza.screening.personal.match import Match
from barza.screening.personal.words import forms_of

_WORDS = "|".join(map(re.escape, numbers.NOT_PLATE_LETTERS.split()))
_SPACED = r"[ء-ي](?: [ء-ي]){1,2}(?!\w)"
LETTERS = (
    rf"(?:{_SPACED}|(?:(?<=[/\-])|(?<=[/\-] )|(?!(?:{_WORDS})(?!\w)))(?:[a-z]{{1,3}}|[ء-ي]{{1,2}}))"
)
BETWEEN = r"(?: ?[/\-] ?| ?)"
PLATE = re.compile(
    rf"(?<![\w\-/.])(?:\d{{1,5}}{BETWEEN}{LETTERS}|{LETTERS}{BETWEEN}\d{{1,5}})(?![\w%]|[.,:/\-]\d)"
)
DIGITS = re.compile(r"(?<![\w\-/.])\d{4,5}(?![\w%]|[.,:/\-]\d)")
WORD = re.compile(r"[^\W\d_]+")
MEASURES = frozenset(numbers.NOT_LETTERS_OF_A_CAR.split())
CLOSE = 24  # characters that hold the word announcing a plate

CALLED = re.compile(r" (?:(?:is|are) (?:the|my|his|her|its) )?(?:number )?plate(?!\w)")
# One of these must be among a text's words before it is searched for plates.
VEHICLE_WORDS = forms_of("vehicle")
PLATE_WORDS = forms_of("plate") | VEHICLE_WORDS

NAMED, BESIDE_VEHICLE, DIGITS_ALONE = 0.9, 0.82, 0.6


def find_plates(text: str) -> Iterator[Match]:
    """Plates in a folded text."""
    found = PLATE.search(text)
    while found:
        score = _score(found[0], _announced(text, *found.span()))
        if score:
            yield Match("pii.plate", *found.span(), score)
        # A cue may look like the letters of a plate: the next search begins right after it.
        found = PLATE.search(text, found.end() if score else _after_word(text, found.start()))
    if not VEHICLE_WORDS.isdisjoint(WORD.findall(text)):
        for found in DIGITS.finditer(text):
            if _announced(text, *found.span()) == "plate":
                yield Match("pii.plate", *found.span(), DIGITS_ALONE)


def _score(written: str, announced: str) -> float | None:
    if announced == "plate":
        return NAMED if _is_short(written) else None
    return BESIDE_VEHICLE if announced == "vehicle" and _stands_alone(written) else None


def _after_word(text: str, at: int) -> int:
    at += 1
    while at < len(text) and text[at].isalnum():
        at += 1
    return at


def _is_short(written: str) -> bool:
    """Whether there are at most two letters; Saudi plates have three, with three or four digits."""
    letters, digits = _parts(written)
    return len(letters) <= 2 or 3 <= len(digits) <= 4


def _stands_alone(written: str) -> bool:
    """Whether it looks like a plate with nothing but the word "car" before it: no unit, no word."""
    letters, digits = _parts(written)
    apart = not written[0].isalpha() or not written[len(letters) :][:1].isdigit()
    apart = apart and (len(digits) >= 4 or " " in written or "/" in written or "-" in written)
    return apart and len(letters) <= 2 and len(digits) >= 3 and letters not in MEASURES


def _parts(written: str) -> tuple[str, str]:
    return "".join(filter(str.isalpha, written)), "".join(filter(str.isdigit, written))


def _announced(text: str, start: int, end: int) -> str:
    """What the words beside it call it: a plate, the plate of a vehicle named, or nothing."""
    kinds = kinds_before(text, start, CLOSE)
    if "plate" in kinds or "registration" in kinds:
        return "plate"
    if "vehicle" in kinds:
        return "vehicle"
    return "plate" if CALLED.match(text, end) else ""
