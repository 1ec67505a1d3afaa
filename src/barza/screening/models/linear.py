"""The linear model: each gram has a weight for each head, and a text is the sum of its grams.

A sum of n grams is divided by the root of n + 20, so that a long text isn't louder than a short
one, and a very short one not louder than it has words for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from barza.screening.models.grams import Grams, grams
from barza.screening.models.weights import Eighths, Floats

DAMPING = 20


@dataclass(frozen=True)
class Linear:
    """`weights` has a row for each bucket and a column for each head."""

    weights: Eighths
    bias: Floats

    def logits(self, texts: Sequence[str]) -> Floats:
        """Of each plain text, for each head."""
        if not texts:
            return np.zeros((0, len(self.bias)), np.float32)
        found = grams(texts)
        sums = _summed(self.weights.whole, found, len(texts))
        counts = np.bincount(found.owner, minlength=len(texts)).astype(np.float32)
        logits: Floats = sums * self.weights.scale / divisor(counts)[:, None] + self.bias
        return logits

    def weight_of_characters(self, texts: Sequence[str], heads: NDArray[np.int64]) -> Floats:
        """How much each character of plain texts, one behind another, speaks for its text's head:
        the weights of its grams, each shared out evenly over the gram."""
        found = grams(texts)
        head = heads[found.owner]
        weight = self.weights.whole[found.bucket, head] * self.weights.scale[head]
        share = weight / (found.end - found.start)
        size = sum(map(len, texts)) + 1
        steps = np.bincount(found.start, share, size) - np.bincount(found.end, share, size)
        return np.cumsum(steps)[:-1].astype(np.float32)


def divisor(counts: Floats) -> Floats:
    """What the sum of so many grams is divided by."""
    root: Floats = np.sqrt(counts + np.float32(DAMPING))
    return root


def _summed(whole: NDArray[np.int8], found: Grams, texts: int) -> Floats:
    """The sums of each text's rows. Grams come in runs of one owner: one sum for each run."""
    taken = whole[found.bucket].astype(np.int32)
    if not len(taken):
        return np.zeros((texts, whole.shape[1]), np.float32)
    first = np.flatnonzero(np.diff(found.owner, prepend=-1))
    runs = np.add.reduceat(taken, first, axis=0)
    sums = np.zeros((texts, whole.shape[1]), np.float32)
    np.add.at(sums, found.owner[first], runs)
    return sums
