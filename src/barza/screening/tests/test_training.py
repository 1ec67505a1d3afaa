"""Training: the same seed gives the same judge, and what is stored judges as what was trained."""

from pathlib import Path

import numpy as np
import pytest

from barza.screening.models.judge import Judge, from_arrays, to_arrays
from barza.screening.models.spelling import plain
from barza.screening.training.cli import write
from barza.screening.training.fit import Trained, fit
from barza.screening.training.rows import load

WRITTEN = Path(__file__).parents[4] / "training" / "written"
TEXTS = [
    plain(text.split()) for text in ("the bins are full", "you stupid idiot", "متي تصلحون الاناره")
]
NO_MARKS = np.zeros((len(TEXTS), 8, 3), np.float32)

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


def _trained() -> Trained:
    return fit(load(WRITTEN)[::7], seed=7, say=lambda _: None)


def _answers(judge: Judge) -> list[list[float]]:
    found: list[list[float]] = judge.probabilities(TEXTS, NO_MARKS, [False, False, True]).tolist()
    return found


def test_the_same_seed_gives_the_same_judge_and_storing_changes_nothing(tmp_path: Path) -> None:
    first, second = _trained(), _trained()
    assert _answers(first.judge) == _answers(second.judge)
    assert first.card == second.card
    write(first, tmp_path)
    with np.load(tmp_path / "models.npz", allow_pickle=False) as stored:
        again = from_arrays({name: stored[name] for name in stored.files})
    assert _answers(again) == _answers(first.judge)
    assert set(to_arrays(again)) == set(to_arrays(first.judge))
