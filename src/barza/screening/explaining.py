"""Which words of a text weighed most in the linear model: what a model's finding points at."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from barza.screening.folding import Folded
from barza.screening.models.heads import HEADS
from barza.screening.models.judge import shipped
from barza.screening.models.spelling import words
from barza.screening.models.weights import Floats

WORDS_SHOWN = 4
LONGEST = 2_000
"""Folded characters in which the words are looked for."""

Span = tuple[int, int]


def weightiest(asked: Sequence[tuple[Folded, str]]) -> list[Span]:
    """For each text and head the slice of the original, of a few words, that speaks most for it.

    The whole text where it has no words. All are worked out in one pass.
    """
    said = [words(text.text[:LONGEST]) for text, _ in asked]
    spelled = [" " + "".join(word + " " for word, _, _ in text) for text in said]
    heads = np.array([HEADS.index(head) for _, head in asked], np.int64)
    weight = shipped().linear.weight_of_characters(spelled, heads)
    before = np.concatenate([[0.0], np.cumsum(weight)])
    found, begin = [], 0
    for (text, _), own, spelling in zip(asked, said, spelled, strict=True):
        found.append(_slice(text, own, before[begin : begin + len(spelling) + 1]))
        begin += len(spelling)
    return found


def _slice(text: Folded, said: Sequence[tuple[str, int, int]], before: Floats) -> Span:
    """`before`: the weight of all characters before each one of the spelled text."""
    if not said:
        return 0, len(text.source)
    ends = np.cumsum([0, *(len(word) + 1 for word, _, _ in said)])
    first, last = _best_run(before[ends])
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
