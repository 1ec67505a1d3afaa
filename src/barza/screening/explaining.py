"""Which words of a text weighed most in the linear model: what a model's finding points at."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from barza.screening.folding import Folded
from barza.screening.models.heads import HEADS
from barza.screening.models.judge import shipped
from barza.screening.models.spelling import words
from barza.screening.models.weights import Floats
from barza.screening.models.words import LONGEST_WORD

WORDS_SHOWN = 4
LONGEST = 2_000
"""Folded characters in which the words are looked for."""

Span = tuple[int, int]


def weightiest(asked: Sequence[tuple[Folded, str]]) -> list[Span]:
    """For each text and head the slice of the original, of a few words, that speaks most for it.

    The whole text where it has no words.
    """
    if not asked:
        return []
    known = shipped().words
    found = []
    for text, head in asked:
        said = words(text.text[:LONGEST])
        read = [[word[:LONGEST_WORD] for word, _, _ in said]]
        with known.lock:
            weight = known.own[known.rows(read), HEADS.index(head)]
        found.append(_slice(text, said, weight))
    return found


def _slice(text: Folded, said: Sequence[tuple[str, int, int]], weight: Floats) -> Span:
    """`weight`: of each word. Summed up for each text alone, so that no other changes it."""
    if not said:
        return 0, len(text.source)
    first, last = _best_run(np.concatenate([[0.0], np.cumsum(weight)]))
    return text.span(said[first][1], said[last][2])


def _best_run(before: NDArray[np.floating]) -> Span:
    """First and last of the few neighbouring words with the largest sum."""
    best, found = -np.inf, (0, 0)
    for width in range(1, min(WORDS_SHOWN, len(before) - 1) + 1):
        runs = before[width:] - before[:-width]
        first = int(runs.argmax())
        if runs[first] > best:
            best, found = float(runs[first]), (first, first + width - 1)
    return found
