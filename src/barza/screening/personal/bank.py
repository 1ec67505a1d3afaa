"""Bank accounts by their check digits, and payment cards by issuer and Luhn."""

import re
from collections.abc import Iterator

from stdnum import iban, luhn

from barza.screening.personal.match import Match

ACCOUNT = re.compile(r"(?<![a-z0-9])[a-z]{2}\d{2}(?:[ -]?[a-z0-9]){11,30}")
CARD = re.compile(r"(?<![\w.])(?<!\d[ -])\d(?:[ -]?\d){12,18}(?!\d)")

# Lengths from the SWIFT registry, for countries whose accounts are likely here.
ACCOUNT_LENGTHS = {
    **{"om": 23, "ae": 23, "sa": 24, "kw": 30, "bh": 22, "qa": 29, "jo": 30, "lb": 28, "eg": 29},
    **{"iq": 23, "ye": 30, "ps": 29, "tn": 24, "ma": 28, "dz": 26, "ly": 25, "sd": 18, "pk": 24},
    **{"tr": 26, "gb": 22, "de": 22, "fr": 27, "it": 27, "es": 24, "nl": 18, "ch": 21, "at": 20},
    **{"be": 16, "se": 24, "dk": 18, "no": 15, "fi": 18, "ie": 22, "pt": 25, "pl": 28, "gr": 27},
}

# Issuer prefixes as (first, last, lengths): Visa, Mastercard, Amex, UnionPay, Discover, Maestro.
ISSUERS = (
    (4, 4, (16, 13, 19)),
    (51, 55, (16,)),
    (2221, 2720, (16,)),
    (34, 34, (15,)),
    (37, 37, (15,)),
    (62, 62, (16, 17, 18, 19)),
    (6011, 6011, (16,)),
    (65, 65, (16,)),
    (50, 50, (16, 19)),
    (56, 58, (16, 19)),
    (63, 63, (16, 19)),
    (67, 67, (16, 19)),
)


def _ends(text: str, start: int, end: int) -> list[int]:
    """The position after each letter or digit of a slice written in groups."""
    return [at + 1 for at in range(start, end) if text[at].isalnum()]


def find_accounts(text: str) -> Iterator[Match]:
    """International bank account numbers in folded text whose check digits are right."""
    for found in ACCOUNT.finditer(text):
        length = ACCOUNT_LENGTHS.get(found[0][:2], 0)
        ends = _ends(text, found.start(), found.end())
        if length and length <= len(ends):
            end = ends[length - 1]
            if iban.is_valid(text[found.start() : end].upper()):
                yield Match("pii.iban", found.start(), end, 0.99)


def find_cards(text: str) -> Iterator[Match]:
    """Payment card numbers in folded text."""
    for found in CARD.finditer(text):
        ends = _ends(text, found.start(), found.end())
        for length in _card_lengths(found[0]):
            if length <= len(ends) and _is_card(text, found.start(), ends[length - 1]):
                yield Match("pii.card", found.start(), ends[length - 1], 0.97)
                break


def _card_lengths(written: str) -> tuple[int, ...]:
    digits = re.sub(r"\D", "", written)
    for first, last, lengths in ISSUERS:
        if first <= int(digits[: len(str(first))]) <= last:
            return lengths
    return ()


def _is_card(text: str, start: int, end: int) -> bool:
    digits = re.sub(r"\D", "", text[start:end])
    return not text[end : end + 1].isdigit() and bool(luhn.is_valid(digits))
