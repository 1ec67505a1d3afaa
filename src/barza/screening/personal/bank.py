"""Bank accounts by their check digits or their name, and payment cards by issuer and Luhn."""

import re
from collections.abc import Iterator

from stdnum import iban, luhn

from barza.screening.personal.context import kinds_before
from barza.screening.personal.match import Match, Row

ACCOUNT = re.compile(r"(?<![a-z0-9])[a-z]{2} ?\d{2}(?:[ \-.]{0,2}[a-z0-9]){11,30}")
CARD = re.compile(r"(?<![\w.])(?<!\d[ \-])\d(?:[ .\-]{0,2}\d){12,18}(?!\d)")
DIGIT = re.compile(r"\d")

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

PROVED, NAMED, SLIPPED = 0.99, 0.9, 0.85


def _ends(text: str, start: int, end: int) -> list[int]:
    """The position after each letter or digit of a slice written in groups."""
    return [at + 1 for at in range(start, end) if text[at].isalnum()]


def find_accounts(text: str) -> Iterator[Match]:
    """International bank account numbers in folded text.

    Right check digits are proof. With a slip in them it must have its country's length, and the
    words before it must speak of an account.
    """
    for found in ACCOUNT.finditer(text):
        length = ACCOUNT_LENGTHS.get(found[0][:2], 0)
        ends = _ends(text, *found.span())
        if not length:
            continue
        if length <= len(ends) and not text[ends[length - 1] : ends[length - 1] + 1].isalnum():
            end = ends[length - 1]
            if iban.is_valid(re.sub(r"[^a-z0-9]", "", text[found.start() : end]).upper()):
                yield Match("pii.iban", found.start(), end, PROVED)
            elif _named(text, found.start(), ("iban", "account", "payment")):
                yield Match("pii.iban", found.start(), end, NAMED)
        elif abs(length - len(ends)) <= 2 and _named(text, found.start(), ("iban",)):
            yield Match("pii.iban", found.start(), _last_digit(text, found), SLIPPED)


def _named(text: str, start: int, kinds: tuple[str, ...]) -> bool:
    return any(kind in kinds for kind in kinds_before(text, start))


def _last_digit(text: str, found: re.Match[str]) -> int:
    """The end of an account whose length is wrong: words after it have no digits."""
    return max(digit.end() for digit in DIGIT.finditer(text, *found.span()))


def find_cards(row: Row) -> Iterator[Match]:
    """Payment card numbers."""
    text = row.text
    for found in row.all(CARD):
        ends = _ends(text, *found.span())
        solid = len(ends) == found.end() - found.start()
        for length in _card_lengths(found[0]):
            if length <= len(ends) and _is_card(text, found.start(), ends[length - 1]):
                if not (solid and kinds_before(text, found.start())[:1] == ["reference"]):
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
    one_sign = len(set(re.findall(r"\D+", text[start:end]))) <= 1
    return one_sign and not text[end : end + 1].isdigit() and bool(luhn.is_valid(digits))
