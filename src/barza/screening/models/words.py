"""Words as places in a small space, in which words that are used alike lie near each other.

A word's place is made of its runs of characters, which we learned, and of its pieces, whose places
an encoder brought from much more reading (see `training/vocabulary.py`). It doesn't depend on the
neighbours, so that each word is worked out once and remembered.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, pre_tokenizers

from barza.screening.models.grams import grams
from barza.screening.models.weights import Eighths, Floats

REMEMBERED = 100_000
MOST_WORDS = 96
"""Words of one piece of text that the network reads."""
LONGEST_WORD = 40
SMALL = np.float32(1e-2)
NOTHING = "∅"
"""Stands for a text without words."""

Index = NDArray[np.int64]
Odds = Sequence[tuple[str, float]]


def cut(text: str) -> list[str]:
    """The words of a plain text that the network reads; at least one."""
    return [word[:LONGEST_WORD] for word in text.split()[:MOST_WORDS]] or [NOTHING]


class Pieces:
    """The pieces of words, by a unigram model (Kudo, 2018)."""

    def __init__(self, odds: Odds) -> None:
        """`odds`: each piece, "▁" standing for a word's beginning, and its log-odds."""
        self.odds = odds

    @cached_property
    def _model(self) -> Tokenizer:
        model = Tokenizer(models.Unigram(list(self.odds), unk_id=0, byte_fallback=False))
        model.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
        return model

    def of(self, words: Sequence[str]) -> tuple[Index, Index]:
        """The numbers of all words' pieces in one run, and how many each word has."""
        found = [one.ids or [0] for one in self._model.encode_batch_fast(list(words))]
        run = np.array([number for ids in found for number in ids], np.int64)
        return run, np.array([len(ids) for ids in found], np.int64)


class Words:
    """Where words lie: `by_gram` has a row for each bucket, `by_piece` for each piece."""

    def __init__(
        self, pieces: Pieces, by_gram: Eighths, by_piece: Eighths, gain: Floats, shift: Floats
    ) -> None:
        """`gain` and `shift` are applied to each place once it has mean 0 and variance 1."""
        self.pieces, self.by_gram, self.by_piece = pieces, by_gram, by_piece
        self.gain, self.shift = gain, shift
        self._places = np.zeros((1_024, len(gain)), np.float32)
        self._known: dict[str, int] = {}

    def places(self, texts: Sequence[str]) -> tuple[Floats, Index]:
        """The places of all words of plain texts in one run, and how many words each has."""
        split = [cut(text) for text in texts]
        if len(self._known) > REMEMBERED:
            self._known.clear()
        known = self._known
        new = {word: None for words in split for word in words if word not in known}
        if new:
            self._learn(list(new))
        run = [known[word] for words in split for word in words]
        return self._places[run], np.array([len(words) for words in split], np.int64)

    def _learn(self, words: Sequence[str]) -> None:
        first = len(self._known)
        while first + len(words) > len(self._places):
            self._places = np.concatenate([self._places, np.zeros_like(self._places)])
        self._places[first : first + len(words)] = self._worked_out(words)
        self._known |= {word: first + place for place, word in enumerate(words)}

    def _worked_out(self, words: Sequence[str]) -> Floats:
        run, lengths = self.pieces.of(words)
        place = _sums(self.by_piece.rows(run), lengths) / lengths[:, None]
        bucket, counts = word_grams(words, len(self.by_gram.whole))
        place += _sums(self.by_gram.rows(bucket), counts) / np.sqrt(counts)[:, None]
        place -= place.mean(axis=1, keepdims=True)
        place /= np.sqrt((place * place).mean(axis=1, keepdims=True) + SMALL)
        told: Floats = (place * self.gain + self.shift).astype(np.float32)
        return told


def word_grams(words: Sequence[str], buckets: int) -> tuple[Index, Index]:
    """The buckets of all words' grams in one run, word by word, and how many each word has."""
    found = grams([f" {word} " for word in words])
    order = np.argsort(found.owner, kind="stable")
    bucket = (found.bucket[order] & np.uint32(buckets - 1)).astype(np.int64)
    return bucket, np.bincount(found.owner, minlength=len(words))


def _sums(rows: Floats, lengths: Index) -> Floats:
    """The sum of each run of rows; no run is empty."""
    starts = np.zeros(len(lengths), np.int64)
    np.cumsum(lengths[:-1], out=starts[1:])
    sums: Floats = np.add.reduceat(rows, starts, axis=0)
    return sums
