"""A text without anybody's personal data, so that it may leave the desk (P-89, P-90)."""

import random
import re

from barza import screening

HANDLE = re.compile(r"(?<![\w.])@[\w.]{2,60}(?:@[\w.-]{2,80})?")
MAIL = re.compile(r"\S{1,64}@\S{1,255}")
LONG_NUMBER = re.compile(r"\d(?:[\s./-]?\d){4,40}")
NAMELESS, POST = "@USER", "user@example.com"
DIGITS = {ord(first) + n: ord(first) for first in "0٠۰" for n in range(10)}
"""Each digit's zero, whatever the script."""


def masked(text: str, seed: int, keep: tuple[int, int] | None = None) -> str:
    """Digits become other digits, addresses and handles become nobody's; the rest stays.

    ``keep`` is a stretch that two people agreed is nobody's data. ``seed`` makes the same text
    come out alike each time; what stood there can't be told from it.
    """
    chance = random.Random(seed)  # noqa: S311 -- nothing secret is made of it
    parts, position = [], 0
    for start, end in _private(text, keep):
        parts += [text[position:start], _stand_in(text[start:end], chance)]
        position = end
    return "".join([*parts, text[position:]])


def _private(text: str, keep: tuple[int, int] | None) -> list[tuple[int, int]]:
    """Stretches that don't overlap, in order: what the screening sees, and what it may miss."""
    spans = [(one.start, one.end) for one in screening.read(text) if one.clause == "PII"]
    for pattern in (MAIL, HANDLE, LONG_NUMBER):
        spans += [found.span() for found in pattern.finditer(text)]
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if keep and start < keep[1] and keep[0] < end:
            continue
        if chosen and start < chosen[-1][1]:
            chosen[-1] = (chosen[-1][0], max(end, chosen[-1][1]))
        else:
            chosen.append((start, end))
    return chosen


def _stand_in(words: str, chance: random.Random) -> str:
    if words.startswith("@"):
        return NAMELESS
    if "@" in words:
        return POST
    if not any(letter.isdigit() for letter in words):
        return "…"
    return "".join(_other(letter, chance) for letter in words)


def _other(letter: str, chance: random.Random) -> str:
    """Another digit of the same script, another Latin letter; spaces and Arabic letters stay."""
    if ord(letter) in DIGITS:
        return chr(DIGITS[ord(letter)] + chance.randrange(10))
    if letter.isascii() and letter.isalpha():
        other = chance.choice("ABCDEFGHJKLMNPRSTUVWXYZ")
        return other if letter.isupper() else other.lower()
    return letter
