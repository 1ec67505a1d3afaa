"""The spelling in which the models read: folded, no long runs of a letter, single spaces.

Numbers and links are all alike to them: whose they are is for the rules to say.
"""

import re
from functools import lru_cache

RUN = re.compile(r"(\S)\1{2,}")
BLANK = re.compile(r"\s+")
WORD = re.compile(r"\S+")
NUMBER = re.compile(r"\d[\d.,:/-]*")
LINK = re.compile(r"(?:https?://|www\.)\S+")
LONGEST_PIECE = 600
"""Characters that are judged at once: a longer text is judged by its worst piece."""


def plain(folded: str) -> str:
    """A folded text as the models read it, between two spaces."""
    return f" {BLANK.sub(' ', _alike(folded)).strip()} "


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


@lru_cache(maxsize=32_768)
def _spelled(word: str) -> str:
    return _alike(word)


def _alike(folded: str) -> str:
    if "http" in folded or "www." in folded:
        folded = LINK.sub("http", folded)
    return RUN.sub(_twice, NUMBER.sub("0", folded))


def _twice(run: re.Match[str]) -> str:
    return run[1] * 2
