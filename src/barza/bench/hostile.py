"""Texts made to cost much: near-matches without end. A character costs the same at every length."""

import time
from collections.abc import Iterator

from barza.screening import read

LENGTHS = (1_000, 10_000, 100_000)
UNITS = {
    "digits": "1",
    "digits apart": "9 9-1.2",
    "dots": ".",
    "dotted": "a.",
    "at signs": "a@",
    "letters spaced": "s t u p i d ",
    "Arabic letters spaced": "غ ب ي ",
    "links": "http://",
    "links with names": "http://a.b ",
    "tatweel": "بـ",
    "one letter": "ه",
    "invisible": "ا\u200b",
    "quotes and brackets": "((«\"'",
    "numbers in words": "تسعة واحد nine ",
    "IBAN": "om12 ",
}


def per_character() -> dict[str, list[float]]:
    """Nanoseconds for a character at each of the lengths, by what is repeated."""
    return {name: list(_measured(unit)) for name, unit in UNITS.items()}


def _measured(unit: str) -> Iterator[float]:
    for length in LENGTHS:
        text = (unit * (length // len(unit) + 1))[:length]
        yield min(_seconds(text) for _ in range(3)) / length * 1e9


def _seconds(text: str) -> float:
    started = time.perf_counter()
    read(text)
    return time.perf_counter() - started
