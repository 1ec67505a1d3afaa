"""Weigh both models and the rules, and bring them to probabilities, on rows kept aside.

One small logistic regression for each head and script over their signs (Platt, 1999). Arabic and
English each have their own, since the sets behind them are annotated by other habits. A head with
too few rows of a script takes those of both.
"""

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from barza.screening.models.heads import HEADS
from barza.screening.models.judge import Calibration
from barza.screening.models.weights import Doubles
from barza.screening.training.labels import Labels

FEWEST = 60
"""Rows of the rarer answer below which a script has no calibration of its own."""
STRENGTH = 10.0
NEVER = -7.0


def fit(
    signs: Doubles,
    labels: Labels,
    arabic: NDArray[np.bool_],
    weight: NDArray[np.float64],
) -> Calibration:
    """From the signs of each row: (rows, heads, signs)."""
    found = np.zeros((2, len(HEADS), signs.shape[2]), np.float32)
    offset = np.zeros((2, len(HEADS)), np.float32)
    for number, head in enumerate(HEADS):
        wanted, known = labels.of(head)
        for script, mine in enumerate((arabic, ~arabic)):
            rows = known & mine
            if min(wanted[rows].sum(), (1 - wanted[rows]).sum()) < FEWEST:
                rows = known
            if len(np.unique(wanted[rows])) < 2:
                offset[script, number] = NEVER  # nobody has said yes: it is never likely
                continue
            model = LogisticRegression(C=STRENGTH, max_iter=1_000)
            model.fit(signs[rows, number], wanted[rows], sample_weight=weight[rows])
            found[script, number] = model.coef_[0]
            offset[script, number] = model.intercept_[0]
    return Calibration(found, offset)
