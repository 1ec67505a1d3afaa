"""The linear model: each gram has a weight for each head, and a text is the sum of its grams.

A sum of n grams is divided by the root of n + 20, so that a long text isn't louder than a short
one, and a very short one not louder than it has words for.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from barza.screening.models.grams import Index, WordGrams
from barza.screening.models.weights import Doubles, Eighths, Floats

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

    def logits(self, own: Floats, counts: Floats, pairs: Index) -> Doubles:
        """Of each text, for each head.

        Of the words of texts of one length: what each weighs, (texts, words, heads), how many grams
        each has, and the buckets of each with the next.
        """
        sums = own.sum(axis=1) + self.weights.sums(pairs)
        grams = counts.sum(axis=1) + np.float32(pairs.shape[1])
        logits: Doubles = sums / divisor(grams)[:, None] + self.bias
        return logits


def divisor(counts: NDArray[np.floating]) -> Floats:
    """What the sum of so many grams is divided by."""
    root: Floats = np.sqrt(counts + np.float32(DAMPING)).astype(np.float32)
    return root
