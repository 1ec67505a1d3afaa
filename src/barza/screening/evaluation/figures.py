"""Figures of agreement between what was decided and what is so, each with its interval."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Truth = NDArray[np.bool_]
Index = NDArray[np.int64]
Figure = Callable[[Truth, Truth], float]
DRAWS = 200
SEED = 20260101


@dataclass(frozen=True)
class Measured:
    """A figure over `rows` rows, and the interval in which it lies in 95 of 100 draws of them."""

    value: float
    low: float
    high: float
    rows: int

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}] n={self.rows}"


def f1(wanted: Truth, decided: Truth) -> float:
    """Harmonic mean of precision and recall of the class; 0 where it neither is nor is found."""
    both = int((wanted & decided).sum())
    either = int(wanted.sum() + decided.sum())
    return 2 * both / either if either else 0.0


def macro_f1(wanted: Truth, decided: Truth) -> float:
    """Mean of the F1 of "is" and "is not"."""
    return (f1(wanted, decided) + f1(~wanted, ~decided)) / 2


def share(_: Truth, decided: Truth) -> float:
    """The share that was decided to be so."""
    return float(decided.mean()) if len(decided) else 0.0


def recall(wanted: Truth, decided: Truth) -> float:
    """The share of those that are so that was found."""
    return float(decided[wanted].mean()) if wanted.any() else 0.0


def measured(figure: Figure, wanted: Truth, decided: Truth) -> Measured:
    """A figure with its bootstrap interval (Efron, 1979)."""
    draw = np.random.default_rng(SEED)
    size = len(wanted)
    drawn = []
    for _ in range(DRAWS):
        rows = draw.integers(0, size, size)
        drawn.append(figure(wanted[rows], decided[rows]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Measured(figure(wanted, decided), float(low), float(high), size)
