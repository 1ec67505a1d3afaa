"""Fit the linear model: a logistic regression for each head over hashed grams.

A gram counts the more the rarer it is (inverse document frequency); those seen once count nothing.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from barza.screening.models.grams import BUCKETS, mixed, pair_buckets, word_grams
from barza.screening.models.heads import HEADS
from barza.screening.models.linear import Linear, divisor
from barza.screening.models.weights import Eighths
from barza.screening.models.words import cut
from barza.screening.training.labels import Labels

STRENGTH = 3.0
"""Inverse of the penalty on large weights: chosen among 1, 3 and 10 on part 0."""
AT_ONCE = 5_000
Matrix = Any  # scipy.sparse.csr_matrix, which has no types


def counted(texts: Sequence[Sequence[str]]) -> Matrix:
    """Texts by buckets: how often each gram occurs, over the divisor of the text's length."""
    parts = [_counted(texts[at : at + AT_ONCE]) for at in range(0, len(texts), AT_ONCE)]
    return sparse.vstack(parts, format="csr")


def _counted(texts: Sequence[Sequence[str]]) -> Matrix:
    split = [cut(text) for text in texts]
    number: dict[str, int] = {}
    run = np.array([number.setdefault(word, len(number)) for words in split for word in words])
    owner = np.repeat(np.arange(len(split)), [len(words) for words in split])
    grams = word_grams(list(number))
    first = np.cumsum(grams.counts) - grams.counts
    many = grams.counts[run]
    begun = np.cumsum(many) - many
    where = np.repeat(first[run] - begun, many) + np.arange(many.sum())
    pairs = pair_buckets(grams.hashed[run], mixed(grams.hashed)[run])
    inside = owner[:-1] == owner[1:]
    columns = np.concatenate([grams.bucket[where], pairs[inside]])
    rows = np.concatenate([np.repeat(owner, many), owner[:-1][inside]])
    ones = np.ones(len(columns), np.float32)
    matrix = sparse.csr_matrix((ones, (rows, columns)), shape=(len(texts), BUCKETS))
    matrix.sum_duplicates()
    counts = np.asarray(matrix.sum(axis=1)).ravel()
    return sparse.diags(1 / divisor(counts)).astype(np.float32) @ matrix


def fit(
    texts: Sequence[Sequence[str]], labels: Labels, weight: NDArray[np.float64], seed: int
) -> Linear:
    """Learn all heads. `weight` says how much each text counts."""
    matrix = counted(texts)
    rarity = _rarity(matrix)
    matrix = matrix @ sparse.diags(rarity)
    rows = [_head(matrix, labels, weight, head, seed) for head in HEADS]
    weights = np.stack([row for row, _ in rows], axis=1) * rarity[:, None]
    return Linear(Eighths.of(weights), np.array([bias for _, bias in rows], np.float32))


def _rarity(matrix: Matrix) -> NDArray[np.float32]:
    """The factor of each bucket, such that a text has length one on average."""
    seen = np.bincount(matrix.indices, minlength=BUCKETS)
    rarity = np.log((1 + matrix.shape[0]) / (1 + seen)) + 1
    rarity[seen < 2] = 0
    scaled = matrix @ sparse.diags(rarity)
    square = np.asarray(scaled.multiply(scaled).sum(axis=1)).mean()
    scale: NDArray[np.float32] = (rarity / np.sqrt(square)).astype(np.float32)
    return scale


def _head(
    matrix: Matrix, labels: Labels, weight: NDArray[np.float64], head: str, seed: int
) -> tuple[NDArray[np.float32], float]:
    wanted, known = labels.of(head)
    weight = weight * labels.emphasis[:, labels.heads.index(head)]
    if len(np.unique(wanted[known])) < 2:
        return np.zeros(BUCKETS, np.float32), 0.0
    model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=seed)
    model.fit(matrix[known], wanted[known], sample_weight=weight[known])
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])
