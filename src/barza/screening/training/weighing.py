"""How much each row counts: small sets are not drowned by large ones, ours count thrice."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from barza.screening.training.rows import Row

EVEN = 3_000
"""Rows of a set that count one each; in a set of four times as many each counts a half."""
OURS = 3.0
MOST = 3.0


def weights(rows: Sequence[Row]) -> NDArray[np.float64]:
    """Of each row."""
    sizes = Counter(row.line.source for row in rows)
    return np.array([_weight(row, sizes[row.line.source]) for row in rows])


def _weight(row: Row, size: int) -> float:
    if row.line.source.startswith("written_"):
        return OURS
    return min(MOST, float(np.sqrt(EVEN / size)))
