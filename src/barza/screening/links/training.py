"""Train the model of links: logistic regression by gradient descent, in NumPy alone.

What would tell a source instead of phishing is taken away first: scheme, `www.`, capitals and the
closing slash (`address`); hosts that occur often weigh less; every link is learnt a second time
without its path.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from barza.screening.folding import fold
from barza.screening.links.address import Address, address
from barza.screening.links.features import SLOTS, features
from barza.screening.links.known import HOSTS
from barza.screening.links.suffixes import Suffixes

Floats = NDArray[np.float64]
Arrays = dict[str, NDArray[np.generic]]

PHISHING = "phishing"
WITHOUT_PATH = 0.3
ROUNDS, RATE, PENALTY = 250, 0.3, 0.3
FOLDS = 5
# Shares of clean links, none of which was trained on, that may score so high.
REVIEWED, HELD = 0.03, 0.007
ODDS_OF_HELD = float(np.log(0.8 / 0.2))


@dataclass(frozen=True)
class Table:
    """Examples as rows of a sparse matrix, with their labels, weights and registered names."""

    slots: list[NDArray[np.uint32]]
    values: list[NDArray[np.float32]]
    labels: Floats
    weights: Floats
    groups: list[str]

    def where(self, chosen: NDArray[np.bool_]) -> "Table":
        """The chosen rows, both labels again weighing the same."""
        at = np.flatnonzero(chosen)
        labels, weights = self.labels[at], self.weights[at].copy()
        for label in (0, 1):
            of_label = labels == label
            weights[of_label] *= len(at) / 2 / max(1e-9, weights[of_label].sum())
        return Table(
            [self.slots[row] for row in at],
            [self.values[row] for row in at],
            labels,
            weights,
            [self.groups[row] for row in at],
        )


def train(rows: Iterable[Mapping[str, str]], seed: int) -> Arrays:
    """The arrays of a model from rows with `text` (a link) and `label` (clean or phishing).

    The same rows and seed give the same arrays. Calibrated on links of hosts left out in turn.
    """
    public, private = _suffix_list()
    table = tabulate(rows, Suffixes(public, private))
    weights = fit(table.where(np.ones(len(table.labels), dtype=bool)))
    slope, offset = _calibrated(table, seed)
    unit = float(np.abs(weights).max()) / 127
    return {
        "weights": np.round(weights / unit).astype(np.int8),
        "scale": np.array([unit, slope, offset]),
        "public": np.frombuffer("\n".join(public).encode(), dtype=np.uint8),
        "private": np.frombuffer("\n".join(private).encode(), dtype=np.uint8),
    }


def store(arrays: Arrays, path: Path) -> None:
    """Write the arrays of a model."""
    np.savez_compressed(path, allow_pickle=False, **arrays)


def _suffix_list() -> tuple[list[str], list[str]]:
    """The public suffix list as tldextract brings it along: registries' part, then the whole."""
    import tldextract

    def rules(*, private: bool) -> list[str]:
        extract = tldextract.TLDExtract(
            cache_dir=None, suffix_list_urls=(), include_psl_private_domains=private
        )
        return sorted(extract.tlds)

    public = rules(private=False)
    return public, sorted(set(rules(private=True)) - set(public))


def tabulate(rows: Iterable[Mapping[str, str]], suffixes: Suffixes) -> Table:
    """Rows, and well-known hosts as clean ones, each with its path and without."""
    examples = [*_examples(rows), *((Address(host, "", 0, 0, False, False), 0.0) for host in HOSTS)]
    often = Counter(link.host for link, _ in examples)
    slots, values, labels, weights, groups = [], [], [], [], []
    for link, label in examples:
        parts = suffixes.split(link.host)
        variants = [(link, 1.0)]
        if link.path:
            variants.append((replace(link, path=""), WITHOUT_PATH))
        for variant, weight in variants:
            found, by = features(variant, parts)
            slots.append(found)
            values.append(by)
            labels.append(label)
            weights.append(weight / often[link.host] ** 0.5)
            groups.append(parts.registered if parts else link.host)
    return Table(slots, values, np.array(labels), np.array(weights), groups)


def _examples(rows: Iterable[Mapping[str, str]]) -> list[tuple[Address, float]]:
    found = [(address(fold(row["text"]).strip()), row["label"] == PHISHING) for row in rows]
    return [(link, float(label)) for link, label in found if link is not None]


def fit(table: Table) -> Floats:
    """Weights by slot that minimise the logistic loss and their squares, by Adam."""
    sizes = [len(row) for row in table.slots]
    starts = np.cumsum([0, *sizes[:-1]])
    used, slots = np.unique(np.concatenate(table.slots), return_inverse=True)
    values = np.concatenate(table.values).astype(np.float64)
    weights, mean, square = (np.zeros(len(used)) for _ in range(3))
    share = table.weights / len(sizes)
    for step in range(1, ROUNDS + 1):
        sums = np.add.reduceat(values * weights[slots], starts)
        error = (1 / (1 + np.exp(-sums)) - table.labels) * share
        slope = np.bincount(slots, values * np.repeat(error, sizes), len(used))
        gradient: Floats = slope + PENALTY * weights / len(sizes)
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        rate = RATE * (1 - step / (ROUNDS + 1))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    whole = np.zeros(SLOTS)
    whole[used] = weights
    return whole


def sums(table: Table, weights: Floats) -> Floats:
    """What the weights say of each row, before calibration."""
    pairs = zip(table.slots, table.values, strict=True)
    return np.array([weights[slots] @ values for slots, values in pairs])


def _calibrated(table: Table, seed: int) -> tuple[float, float]:
    """Slope and offset (Platt) that put 0.5 and 0.8 where clean links seldom come."""
    folds = _folds(table.groups, seed)
    said = np.empty(len(folds))
    for fold_number in range(FOLDS):
        aside = folds == fold_number
        said[aside] = sums(table.where(aside), fit(table.where(~aside)))
    clean = said[table.labels == 0]
    reviewed, held = np.quantile(clean, [1 - REVIEWED, 1 - HELD])
    slope = ODDS_OF_HELD / max(1e-6, held - reviewed)
    return slope, -slope * reviewed


def _folds(groups: Sequence[str], seed: int) -> NDArray[np.intp]:
    """A fold for each row, the same for all of one registered name."""
    names = np.random.default_rng(seed).permutation(sorted(set(groups))).tolist()
    number = {name: at % FOLDS for at, name in enumerate(names)}
    return np.array([number[group] for group in groups])
