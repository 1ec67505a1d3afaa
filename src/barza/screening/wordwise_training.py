"""How the small word-wise models come about: logistic regression from labelled texts.

The same rows and seed give the same bytes. Needs numpy; reading a text does not.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from barza.screening.wordwise import MIDDLE, SMOOTHING, WORDS_WEIGHED, Model, Reading, bucket

ROUNDS = 150
STEP = 0.05
FADE, FADE_SQUARE, TINY = 0.9, 0.999, 1e-8
FINEST = 127
SHARPEST_PERCENT = 99.95

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """A text's folded words, its label, its outer signs, and how much it counts."""

    words: Sequence[str]
    label: str
    signs: Mapping[str, float]
    counts: float = 1.0


@dataclass(frozen=True, slots=True)
class _Matrix:
    """Examples as numbers: for each feature its row, its column and its value."""

    rows: Whole
    columns: Whole
    values: Floats
    height: int
    width: int

    def times(self, weights: Floats) -> Floats:
        return np.stack(
            [
                np.bincount(self.rows, self.values * column[self.columns], self.height)
                for column in weights.T
            ],
            axis=1,
        )

    def turned_times(self, errors: Floats) -> Floats:
        return np.stack(
            [
                np.bincount(self.columns, self.values * column[self.rows], self.width)
                for column in errors.T
            ],
            axis=1,
        )


def train(
    examples: Sequence[Example],
    *,
    labels: tuple[str, ...],
    reading: Reading,
    signs: tuple[str, ...] = (),
    marks: Callable[[str], Iterable[str]] = lambda _: (),
    bits: int,
    restraint: float,
    seed: int = 0,
) -> Model:
    """A model of `2 ** bits` buckets; the larger the `restraint`, the nearer weights stay to 0.

    `marks` names what is marked on a word, and `signs` the outer signs that examples may carry.
    """
    buckets = 1 << bits
    matrix = _matrix(examples, signs, marks, reading, buckets)
    wanted = np.zeros((len(examples), len(labels)))
    for row, example in enumerate(examples):
        wanted[row, labels.index(example.label)] = 1
    counts = np.array([example.counts for example in examples])
    weights, bias = _fitted(matrix, wanted, counts, restraint, np.random.default_rng(seed))
    table, outer = weights[:buckets], weights[buckets:]
    scale = float(np.percentile(np.abs(table), SHARPEST_PERCENT)) / FINEST or 1.0
    steps = np.clip(np.rint(table / scale), -FINEST, FINEST) + MIDDLE
    return Model(
        labels=labels,
        reading=reading,
        scale=round(scale, 8),
        bias=tuple(round(float(value), 5) for value in bias),
        signs={
            sign: tuple(round(float(value), 5) for value in row)
            for sign, row in zip(signs, outer, strict=True)
        },
        buckets=buckets,
        table=steps.astype(np.uint8).tobytes(),
    )


def _matrix(
    examples: Sequence[Example],
    signs: tuple[str, ...],
    marks: Callable[[str], Iterable[str]],
    reading: Reading,
    buckets: int,
) -> _Matrix:
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    read = reading.features
    for row, example in enumerate(examples):
        said = example.words[:WORDS_WEIGHED]
        found = [bucket(one, buckets) for word in said for one in read(word, marks(word))]
        found_values = [1 / sqrt(len(said) + SMOOTHING)] * len(found)
        for at, sign in enumerate(signs):
            if sign in example.signs:
                found.append(buckets + at)
                found_values.append(example.signs[sign])
        rows += [row] * len(found)
        columns += found
        values += found_values
    return _Matrix(
        np.array(rows, np.int64),
        np.array(columns, np.int64),
        np.array(values),
        len(examples),
        buckets + len(signs),
    )


def _fitted(
    matrix: _Matrix, wanted: Floats, counts: Floats, restraint: float, chance: np.random.Generator
) -> tuple[Floats, Floats]:
    """Weights and bias by Adam over all examples at once."""
    weights = chance.normal(0, 1e-4, (matrix.width + 1, wanted.shape[1]))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    share = (counts / counts.sum())[:, None]
    for turn in range(1, ROUNDS + 1):
        scores = matrix.times(weights[:-1]) + weights[-1]
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        errors = (likely - wanted) * share
        slope = np.concatenate([matrix.turned_times(errors), errors.sum(axis=0)[None]])
        slope[:-1] += restraint * weights[:-1]
        first = FADE * first + (1 - FADE) * slope
        second = FADE_SQUARE * second + (1 - FADE_SQUARE) * slope**2
        ahead = STEP * (1 - turn / (ROUNDS + 1))
        weights -= (
            ahead * (first / (1 - FADE**turn)) / (np.sqrt(second / (1 - FADE_SQUARE**turn)) + TINY)
        )
    return weights[:-1], weights[-1]
