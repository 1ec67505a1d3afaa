"""The spelling in which the models read: folded, no long runs of a letter, single spaces."""

import re

from barza.screening.folding import Folded

RUN = re.compile(r"(\S)\1{2,}")
BLANK = re.compile(r"\s+")
LONGEST_PIECE = 600
"""Characters that are judged at once: a longer text is judged by its worst piece."""


def plain(folded: str) -> str:
    """A folded text as the models read it, between two spaces."""
    return f" {BLANK.sub(' ', RUN.sub(_twice, folded)).strip()} "


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


def words(folded: Folded) -> list[tuple[str, int, int]]:
    """Each word as the models read it, and the slice of the folded text that it stands for."""
    found = re.finditer(r"\S+", folded.text)
    return [(RUN.sub(_twice, word[0]), word.start(), word.end()) for word in found]


def _twice(run: re.Match[str]) -> str:
    return run[1] * 2
