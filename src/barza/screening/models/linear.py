"""The linear model: each gram has a weight for each head, and a text is the sum of its grams.

A sum of n grams is divided by the root of n + 20, so that a long text isn't louder than a short
one, and a very short one not louder than it has words for.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from barza.screening.models.grams import Codes, Index, WordGrams, pair_buckets
from barza.screening.models.weights import Eighths, Floats

DAMPING = 20


@dataclass(frozen=True)
class Linear:
    """`weights` has a row for each bucket and a column for each head."""

    weights: Eighths
    bias: Floats

    def of_words(self, grams: WordGrams) -> Floats:
        """What each word's own grams weigh together: (words, heads)."""
        starts = np.cumsum(grams.counts) - grams.counts
        taken = self.weights.whole[grams.bucket].astype(np.int32)
        sums: Floats = np.add.reduceat(taken, starts, axis=0) * self.weights.scale
        return sums

    def logits(self, own: Floats, counts: Floats, hashed: Codes, starts: Index) -> Floats:
        """Of each text, for each head.

        `own`, `counts` and `hashed` are of a run of words: what each weighs, how many grams it
        has, and its hash; `starts` is where each text begins in the run.
        """
        weighed = own.copy()
        weighed[:-1] += self._pairs(hashed, starts)
        sums = np.add.reduceat(weighed, starts, axis=0)
        size = np.add.reduceat(counts, starts) + np.diff(starts, append=len(counts)) - 1
        logits: Floats = (sums / divisor(size)[:, None] + self.bias).astype(np.float32)
        return logits

    def _pairs(self, hashed: Codes, starts: Index) -> Floats:
        pairs = self.weights.rows(pair_buckets(hashed))
        pairs[starts[1:] - 1] = 0
        return pairs


def divisor(counts: NDArray[np.floating]) -> Floats:
    """What the sum of so many grams is divided by."""
    root: Floats = np.sqrt(counts + np.float32(DAMPING)).astype(np.float32)
    return root
