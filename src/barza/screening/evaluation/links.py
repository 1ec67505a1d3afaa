"""How well links are told apart: recall where 3 of 100 clean links would be looked at, and AUC."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from barza.screening.links import link_score

FALSE_ALARMS = 0.03
DRAWS, SEED = 500, 20260101

Scores = NDArray[np.float64]


def measure(rows: Iterable[Mapping[str, str]]) -> dict[str, float]:
    """Figures of rows of category `url`; empty where one of both labels is missing.

    `low` and `high` are the 95 % interval of the recall, phishing and clean links drawn anew.
    """
    scores: dict[bool, list[float]] = {True: [], False: []}
    for row in rows:
        if row["category"] == "url":
            scores[row["label"] == "phishing"].append(link_score(row["text"]))
    phishing, clean = np.array(scores[True]), np.array(scores[False])
    if not len(phishing) or not len(clean):
        return {}
    low, high = _interval(phishing, clean)
    return {
        "recall": recall(phishing, clean),
        "low": low,
        "high": high,
        "auc": auc(phishing, clean),
        "phishing": len(phishing),
        "clean": len(clean),
    }


def recall(phishing: Scores, clean: Scores, false_alarms: float = FALSE_ALARMS) -> float:
    """The share of phishing above the score that this share of clean links exceeds."""
    return float((phishing > np.quantile(clean, 1 - false_alarms, method="higher")).mean())


def auc(phishing: Scores, clean: Scores) -> float:
    """How often phishing scores higher than a clean link; equal scores count half."""
    ordered = np.sort(clean)
    below = np.searchsorted(ordered, phishing, side="left")
    not_above = np.searchsorted(ordered, phishing, side="right")
    return float((below + not_above).mean() / 2 / len(clean))


def _interval(phishing: Scores, clean: Scores) -> tuple[float, float]:
    draw = np.random.default_rng(SEED)
    drawn = [
        recall(draw.choice(phishing, len(phishing)), draw.choice(clean, len(clean)))
        for _ in range(DRAWS)
    ]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)
