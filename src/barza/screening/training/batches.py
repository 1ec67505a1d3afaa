"""Texts of like length side by side, each word in a batch once: what a step of training eats."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from barza.screening.models.grams import word_grams
from barza.screening.models.words import Pieces, cut
from barza.screening.training.labels import Labels

LENGTHS = (12, 24, 48, 96)
BATCH = 256
AS_LONG_AS = 24
BUCKETS = 1 << 17
"""Buckets of the network's grams: fewer than the linear model's, for each holds a place."""
WORDS_STEP, GRAMS_STEP = 1_024, 16_384
"""Words and grams of a batch are filled up to multiples of these: few shapes to compile."""

Numbers = NDArray[np.int32]
Floats = NDArray[np.float32]


class Batch(NamedTuple):
    """`grams` belong to the words numbered in `owner`, each of which has `counts` of them.

    `origin` is each word's place in the encoder's space, `words` the texts (row) as numbers of
    words, `there` 1 where there is one; `wanted` what is so,
    `known` how much each answer counts, `weight` how much each text does.
    """

    grams: Numbers
    owner: Numbers
    counts: Floats
    origin: Floats
    words: Numbers
    there: Floats
    wanted: Floats
    known: Floats
    weight: Floats


class Batches:
    """All texts as words, and all words as grams and places of origin."""

    def __init__(
        self,
        texts: Sequence[Sequence[str]],
        labels: Labels,
        weight: NDArray[np.float64],
        pieces: Pieces,
        space: Floats,
    ) -> None:
        """`space`: a row for each piece."""
        number: dict[str, int] = {}
        self.texts = [
            np.array([number.setdefault(word, len(number)) for word in cut(text)], np.int32)
            for text in texts
        ]
        self.lengths = np.array([len(text) for text in self.texts])
        grams = word_grams(list(number))
        self.grams, self.counts = grams.bucket & (BUCKETS - 1), grams.counts
        self.first = np.concatenate([[0], np.cumsum(self.counts)])
        self.origin = _origin(list(number), pieces, space)
        self.wanted, self.known = labels.wanted, labels.emphasis.astype(np.float32)
        self.weight = weight.astype(np.float32)

    def plan(self, draw: np.random.Generator) -> Iterator[tuple[NDArray[np.int64], int]]:
        """An epoch: rows of each batch, and their longest length."""
        batches = []
        shorter = 0
        for length in LENGTHS:
            rows = np.flatnonzero((self.lengths > shorter) & (self.lengths <= length))
            draw.shuffle(rows)
            size = BATCH * AS_LONG_AS // length
            batches += [(rows[at : at + size], length) for at in range(0, len(rows), size)]
            shorter = length
        for number in draw.permutation(len(batches)):
            yield batches[number]

    def filled(self, rows: NDArray[np.int64], length: int) -> Batch:
        """A batch of one of few shapes: what is missing counts nothing."""
        size = BATCH * AS_LONG_AS // length
        words = np.zeros((size, length), np.int64)
        there = np.zeros((size, length), np.float32)
        there[:, 0] = 1
        for place, row in enumerate(rows):
            own = self.texts[row]
            words[place, : len(own)], there[place, : len(own)] = own, 1
        distinct, numbered = np.unique(words, return_inverse=True)
        numbers = numbered.reshape(words.shape).astype(np.int32)
        labels = [_longer(part[rows], size) for part in (self.wanted, self.known, self.weight)]
        return Batch._make([*self._of_words(distinct), numbers, there, *labels])

    def _of_words(self, distinct: NDArray[np.int64]) -> tuple[Any, ...]:
        counts = self.counts[distinct]
        total = int(counts.sum())
        begun = np.concatenate([[0], np.cumsum(counts)[:-1]])
        where = np.repeat(self.first[distinct] - begun, counts) + np.arange(total)
        words = _multiple(len(distinct) + 1, WORDS_STEP)
        filled = _multiple(total + 1, GRAMS_STEP)
        grams = np.zeros(filled, np.int32)
        grams[:total] = self.grams[where]
        owner = np.full(filled, words - 1, np.int32)
        owner[:total] = np.repeat(np.arange(len(distinct)), counts)
        many = np.ones(words, np.float32)
        many[: len(distinct)] = counts
        return grams, owner, many, _longer(self.origin[distinct].astype(np.float32), words)


def _origin(words: Sequence[str], pieces: Pieces, space: Floats) -> NDArray[np.float16]:
    """The mean place of each word's pieces."""
    run, lengths = pieces.of(words)
    found = np.empty((len(words), space.shape[1]), np.float16)
    ends = np.cumsum(lengths)
    for at in range(0, len(words), 10_000):
        until = min(at + 10_000, len(words))
        start = int(ends[at] - lengths[at])
        rows = space[run[start : ends[until - 1]]]
        starts = ends[at:until] - lengths[at:until] - start
        found[at:until] = np.add.reduceat(rows, starts, axis=0) / lengths[at:until, None]
    return found


def _multiple(size: int, step: int) -> int:
    return -(-size // step) * step


def _longer(rows: Any, size: int) -> Any:
    return np.concatenate([rows, np.zeros((size - len(rows), *rows.shape[1:]), rows.dtype)])
