"""Weights as whole numbers of eight bits with one scale for each column: a quarter of the room."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
LARGEST = 127


@dataclass(frozen=True)
class Eighths:
    """A matrix of which `rows(i) = whole[i] * scale`, off by half a scale at most."""

    whole: NDArray[np.int8]
    scale: Floats

    @classmethod
    def of(cls, matrix: Floats) -> "Eighths":
        """The nearest whole numbers; a column's largest weight becomes 127."""
        scale = np.maximum(np.abs(matrix).max(axis=0), 1e-12).astype(np.float32) / LARGEST
        return cls(np.rint(matrix / scale).astype(np.int8), scale)

    def rows(self, which: NDArray[np.integer]) -> Floats:
        """Rows of the matrix."""
        taken: Floats = self.whole[which].astype(np.float32)
        taken *= self.scale
        return taken

    def sums(self, which: NDArray[np.integer]) -> Doubles:
        """Sums of rows of the matrix along the last axis of `which`: exact, for they are whole."""
        sums: Doubles = self.whole[which].sum(axis=-2, dtype=np.float64) * self.scale
        return sums
