"""The spelling in which the models read: folded, no long runs of a letter, single spaces.

Numbers and links are all alike to them: whose they are is for the rules to say.
"""

import re
from functools import lru_cache

RUN = re.compile(r"(\S)\1{2,}")
WORD = re.compile(r"\S+")
NUMBER = re.compile(r"\d[\d.,:/-]*")
LINK = re.compile(r"(?:https?://|www\.)\S+")
LONGEST_REMEMBERED = 32
LONGEST_PIECE = 600
"""Characters that are judged at once: a longer text is judged by its worst piece."""


def plain(folded: str) -> str:
    """A folded text as the models read it, between two spaces."""
    return f" {' '.join(map(_spelled, folded.split()))} "


def pieces(text: str) -> list[str]:
    """A plain text in pieces of at most `LONGEST_PIECE`, cut between words where it can be."""
    if len(text) <= LONGEST_PIECE:
        return [text]
    cut, start = [], 0
    while start < len(text) - 1:
        end = min(start + LONGEST_PIECE, len(text))
        space = text.rfind(" ", start + LONGEST_PIECE // 2, end) if end < len(text) else end
        end = space if space > start else end
        cut.append(f" {text[start:end].strip()} ")
        start = end
    return cut


def words(folded: str) -> list[tuple[str, int, int]]:
    """Each word of a folded text as the models read it, and its slice."""
    return [(_spelled(word[0]), *word.span()) for word in WORD.finditer(folded)]


def _spelled(word: str) -> str:
    return _remembered(word) if len(word) <= LONGEST_REMEMBERED else _alike(word)


@lru_cache(maxsize=32_768)
def _remembered(word: str) -> str:
    return _alike(word)


def _alike(word: str) -> str:
    if "http" in word or "www." in word:
        word = LINK.sub("http", word)
    return RUN.sub(_twice, NUMBER.sub("0", word))


def _twice(run: re.Match[str]) -> str:
    return run[1] * 2
