"""Telephone numbers in disguise: in words, or with something between every two digits."""

import re
from collections.abc import Iterator

from barza.screening.lexicon import numbers
from barza.screening.personal import plan
from barza.screening.personal.match import Match, Row
from barza.screening.personal.words import by_word

UNITS, TEENS, TENS = by_word(numbers.UNITS), by_word(numbers.TEENS), by_word(numbers.TENS)
REPEATED = {word: times for times, words in numbers.REPEATED.items() for word in words.split()}
NUMBER_WORDS = frozenset([*UNITS, *TEENS, *TENS, *REPEATED])

TOKEN = re.compile(r"\d{1,8}|[^\W\d_]{1,12}")
AND = frozenset({"و", "and"})
GAP = 3  # characters between two parts of one number
FEWEST_WORDS = 3

# One or two digits, then the same small thing over and over.
APART = re.compile(r"(?<![\w])\d{1,2}(?:[^\d]{1,3}\d{1,2}){3,10}(?![\w])")
BETWEEN = re.compile(r"\D+")
PLAIN = frozenset(" .-/:,")

SPOKEN, DISGUISED = 0.9, 0.9

Token = tuple[int, int, str]


def is_telephone(digits: str) -> bool:
    """Whether digits without any cue are a mobile number, with or without a Gulf code."""
    digits = digits.removeprefix("00")
    if len(digits) == 8:
        return digits[0] in "79" and plan.is_omani(digits)
    return plan.is_gulf_mobile_with_trunk(digits) or (
        digits[:3] in plan.GULF and plan.has_gulf_length(digits) and plan.is_valid(digits)
    )


def find_apart(row: Row) -> Iterator[Match]:
    """Digits with a letter, a sign or an emoji between them."""
    for found in row.all(APART):
        between = BETWEEN.findall(found[0])
        if PLAIN.issuperset("".join(between)):
            continue
        same = len(set(between)) == 1
        signs = not any(map(str.isalnum, "".join(between)))
        if (same or signs) and is_telephone(BETWEEN.sub("", found[0])):
            yield Match("pii.phone", *_with_last_sign(row.text, found), DISGUISED)


def _with_last_sign(text: str, found: re.Match[str]) -> tuple[int, int]:
    """The span; a keycap belongs to the digit before it."""
    end = found.end()
    return found.start(), end + (text[end : end + 1] == "\N{COMBINING ENCLOSING KEYCAP}")


def find_spoken(text: str) -> Iterator[Match]:
    """Numbers said in words, or half in words and half in digits."""
    run: list[Token] = []
    for found in TOKEN.finditer(text):
        token = (found.start(), found.end(), found[0])
        if run and token[0] - run[-1][1] > GAP:
            yield from _spoken(run)
            run = []
        if found[0].isdigit() or _bare(found[0]) in NUMBER_WORDS or (run and found[0] in AND):
            run.append(token)
        elif run:
            yield from _spoken(run)
            run = []
    yield from _spoken(run)


def _bare(word: str) -> str:
    """A number word without the "and" that clings to it in Arabic."""
    return word[1:] if word.startswith("و") and word not in UNITS else word


def _spoken(run: list[Token]) -> Iterator[Match]:
    words = [token for token in run if not token[2].isdigit()]
    if len(words) < FEWEST_WORDS:
        return
    while run and run[-1][2] in AND:
        run = run[:-1]
    digits = "".join(_digits([text for _, _, text in run]))
    if is_telephone(digits):
        yield Match("pii.phone", run[0][0], run[-1][1], SPOKEN)


def _digits(words: list[str]) -> Iterator[str]:
    """The digits that words say, one or two at a time."""
    at = 0
    while at < len(words):
        used, said = _said(words, at)
        yield said
        at += used


def _said(words: list[str], at: int) -> tuple[int, str]:
    """How many words say the next digits, and the digits."""
    word, after = _bare(words[at]), words[at + 1] if at + 1 < len(words) else ""
    if words[at] in AND or word.isdigit():
        return 1, word if word.isdigit() else ""
    if word in REPEATED:
        digit = UNITS.get(after, after if len(after) == 1 and after.isdigit() else "")
        return 2, digit * REPEATED[word]
    if word in TEENS:
        return 1, TEENS[word]
    if word in TENS:
        if word.isascii() and UNITS.get(after, "0") != "0":
            return 2, TENS[word] + UNITS[after]
        return 1, TENS[word] + "0"
    if after in numbers.TEEN:
        return 2, "1" + UNITS[word]
    if after.startswith("و") and after[1:] in TENS:  # nine and ninety
        return 2, TENS[after[1:]] + UNITS[word]
    return 1, UNITS.get(word, "")
