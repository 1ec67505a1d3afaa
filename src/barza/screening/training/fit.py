"""From labelled rows to a judge: both models on most rows, calibration on a part, a part kept."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from barza.screening.folding import fold
from barza.screening.marks import marks
from barza.screening.models.judge import Calibration, Judge
from barza.screening.models.spelling import plain
from barza.screening.rules.hits import hits
from barza.screening.script import language
from barza.screening.skeleton import skeleton
from barza.screening.training import calibration, linear, network
from barza.screening.training.labels import Labels
from barza.screening.training.rows import Row
from barza.screening.training.vocabulary import Vocabulary, vocabulary
from barza.screening.training.weighing import weights

KEPT_PART, CALIBRATED_PART = 0, 1
"""Part 0 is never learned from: `barza screening evaluate --part 0` measures on it."""
Say = Callable[[str], None]


@dataclass(frozen=True)
class Trained:
    """A judge, and what its card says of the rows behind it."""

    judge: Judge
    card: dict[str, Any]


def fit(
    rows: Sequence[Row], seed: int, say: Say, left_out: frozenset[str] = frozenset()
) -> Trained:
    """Train on all rows but part 0 and the sources left out. The same seed, the same judge."""
    rows = [row for row in rows if row.line.source not in left_out]
    learned = _with_labels([row for row in rows if row.part > CALIBRATED_PART])
    aside = _with_labels([row for row in rows if row.part == CALIBRATED_PART])
    say(f"{len(learned)} rows to learn from, {len(aside)} to calibrate on")
    texts, labels, weight = _texts(learned), Labels(learned), weights(learned)
    started = time.monotonic()
    first = linear.fit(texts, labels, weight, seed)
    say(f"linear model after {time.monotonic() - started:.0f} s; now the network …")
    known = vocabulary()
    second = network.fit(texts, labels, weight, known, seed)
    say(f"network after {time.monotonic() - started:.0f} s")
    nothing = np.zeros(0, np.float32)
    judge = Judge(first, second, Calibration(nothing, nothing))
    judge = replace(judge, calibration=_calibrated(judge, aside))
    return Trained(judge, _card(learned, seed, known))


def _with_labels(rows: list[Row]) -> list[Row]:
    says = np.flatnonzero(Labels(rows).known.any(axis=1))
    return [rows[number] for number in says]


def _texts(rows: Sequence[Row]) -> list[list[str]]:
    return [plain(fold(row.line.text).split()) for row in rows]


def _calibrated(judge: Judge, rows: Sequence[Row]) -> Calibration:
    arabic = np.array([language(row.line.text) in ("ar", "mixed") for row in rows])
    hits_of_rows = [hits(skeleton(row.line.text)) for row in rows]
    signs = judge.signs(_texts(rows), marks(hits_of_rows))
    return calibration.fit(signs, Labels(rows), arabic, weights(rows))


def _card(rows: Sequence[Row], seed: int, known: Vocabulary) -> dict[str, Any]:
    sources = Counter(row.line.source for row in rows)
    return {"seed": seed, "pieces": len(known.odds), "sources": dict(sorted(sources.items()))}
