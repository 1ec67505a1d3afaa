"""Words as places in a small space, in which words that are used alike lie near each other.

A word's place is made of its runs of characters, which we learned, and of its pieces, whose places
an encoder brought from much more reading (see `training/vocabulary.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from barza.screening.models.grams import Index, WordGrams
from barza.screening.models.weights import Eighths, Floats

MOST_WORDS = 96
"""Words of one piece of text that the network reads."""
LONGEST_WORD = 40
SMALL = np.float32(1e-2)
BEGIN = "▁"
UNKNOWN, STRANGER, UNREACHED = 0, 10.0, -1e9
NOTHING = "∅"
"""Stands for a text without words."""

Odds = Sequence[tuple[str, float]]


def cut(words: Sequence[str]) -> list[str]:
    """Those of a text's plain words that the network reads, and how far; at least one."""
    return [word[:LONGEST_WORD] for word in words[:MOST_WORDS]] or [NOTHING]


class Pieces:
    """The pieces of words: the likeliest way to make a word of them (unigram model: Kudo, 2018)."""

    def __init__(self, odds: Odds) -> None:
        """`odds`: each piece, "▁" standing for a word's beginning, and its log-odds."""
        self.odds = odds

    @cached_property
    def _known(self) -> dict[str, tuple[int, float]]:
        return {piece: (number, odds) for number, (piece, odds) in enumerate(self.odds)}

    @cached_property
    def _longest(self) -> int:
        return max(len(piece) for piece, _ in self.odds)

    @cached_property
    def _strange(self) -> float:
        """Log-odds of a character that is in no piece."""
        return min(odds for _, odds in self.odds) - STRANGER

    def of(self, words: Sequence[str]) -> tuple[Index, Index]:
        """The numbers of all words' pieces in one run, and how many each word has."""
        found = [self._likeliest(BEGIN + word) for word in words]
        run = np.array([number for numbers in found for number in numbers], np.int64)
        return run, np.array([len(numbers) for numbers in found], np.int64)

    def _likeliest(self, word: str) -> list[int]:
        """Dynamic programming over where pieces may end (Viterbi, 1967)."""
        best = [0.0] + [UNREACHED] * len(word)
        last = [(0, UNKNOWN)] * (len(word) + 1)
        known, longest = self._known, self._longest
        for start in range(len(word)):
            so_far = best[start]
            if best[start + 1] < so_far + self._strange:
                best[start + 1], last[start + 1] = so_far + self._strange, (start, UNKNOWN)
            for end in range(start + 1, min(start + longest, len(word)) + 1):
                piece = known.get(word[start:end])
                if piece is not None and so_far + piece[1] > best[end]:
                    best[end], last[end] = so_far + piece[1], (start, piece[0])
        return _back(last)


def _back(last: Sequence[tuple[int, int]]) -> list[int]:
    """The pieces from the last to the first; strange characters side by side are one."""
    numbers: list[int] = []
    end = len(last) - 1
    while end:
        end, number = last[end]
        if number != UNKNOWN or numbers[-1:] != [UNKNOWN]:
            numbers.append(number)
    return numbers


@dataclass(frozen=True)
class Space:
    """The places: `by_gram` has a row for each bucket, `by_piece` for each piece.

    `gain` and `shift` are applied to a word's place once it has mean 0 and variance 1.
    """

    pieces: Pieces
    by_gram: Eighths
    by_piece: Eighths
    gain: Floats
    shift: Floats

    def places(self, words: Sequence[str], grams: WordGrams) -> Floats:
        """Where words lie."""
        run, lengths = self.pieces.of(words)
        place = _sums(self.by_piece.rows(run), lengths) / lengths[:, None]
        bucket = grams.bucket & (len(self.by_gram.whole) - 1)
        place += _sums(self.by_gram.rows(bucket), grams.counts) / np.sqrt(grams.counts)[:, None]
        place -= place.mean(axis=1, keepdims=True)
        place /= np.sqrt((place * place).mean(axis=1, keepdims=True) + SMALL)
        told: Floats = (place * self.gain + self.shift).astype(np.float32)
        return told


def _sums(rows: Floats, lengths: Index) -> Floats:
    """The sum of each run of rows; no run is empty."""
    starts = np.cumsum(lengths) - lengths
    sums: Floats = np.add.reduceat(rows, starts, axis=0)
    return sums
