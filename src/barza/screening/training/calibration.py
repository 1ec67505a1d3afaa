"""Weigh both models against each other and bring them to probabilities, on rows kept aside.

One small logistic regression for each head and script over both logits (Platt, 1999). Arabic and
English each have their own, since the sets behind them are annotated by other habits. A head with
too few rows of a script takes those of both.
"""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from barza.screening.models.heads import HEADS
from barza.screening.models.judge import Calibration
from barza.screening.models.weights import Floats
from barza.screening.training.labels import Labels

FEWEST = 60
"""Rows of the rarer answer below which a script has no calibration of its own."""
STRENGTH = 10.0


def fit(
    linear: Floats,
    network: Floats,
    labels: Labels,
    arabic: NDArray[np.bool_],
    weight: NDArray[np.float64],
) -> Calibration:
    """From the logits of both models, rows by heads."""
    found = np.zeros((3, 2, len(HEADS)), np.float32)
    for number, head in enumerate(HEADS):
        wanted, known = labels.of(head)
        for script, mine in enumerate((arabic, ~arabic)):
            rows = known & mine
            if min(wanted[rows].sum(), (1 - wanted[rows]).sum()) < FEWEST:
                rows = known
            both = np.stack([linear[rows, number], network[rows, number]], axis=1)
            found[:, script, number] = _line(both, wanted[rows], weight[rows])
    return Calibration(*found)


def _line(both: Floats, wanted: Floats, weight: NDArray[np.float64]) -> tuple[float, float, float]:
    model = LogisticRegression(C=STRENGTH).fit(both, wanted, sample_weight=weight)
    first, second = model.coef_[0]
    return float(first), float(second), float(model.intercept_[0])
