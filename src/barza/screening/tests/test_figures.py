"""Figures of agreement, against ones worked out by hand."""

import numpy as np
import pytest

from barza.screening.evaluation.figures import f1, macro_f1, measured, recall, share
from barza.screening.evaluation.judged import Judged
from barza.screening.evaluation.toxic import religious
from barza.screening.reading import CLAUSES
from barza.screening.training.rows import Line

WANTED = np.array([True, True, True, False, False, False, False, False])
DECIDED = np.array([True, True, False, True, False, False, False, False])


def test_f1_of_the_class_and_of_both() -> None:
    assert f1(WANTED, DECIDED) == pytest.approx(4 / 6)
    assert macro_f1(WANTED, DECIDED) == pytest.approx((4 / 6 + 8 / 10) / 2)


def test_recall_and_share() -> None:
    assert recall(WANTED, DECIDED) == pytest.approx(2 / 3)
    assert share(WANTED, DECIDED) == pytest.approx(3 / 8)


def test_what_neither_is_nor_is_found_counts_nothing() -> None:
    nothing = np.zeros(4, bool)
    assert f1(nothing, nothing) == 0
    assert recall(nothing, nothing) == 0


def test_a_figure_lies_in_its_interval_which_is_the_same_every_time() -> None:
    wanted, decided = np.tile(WANTED, 20), np.tile(DECIDED, 20)
    first = measured(macro_f1, wanted, decided)
    assert first.low < first.value < first.high
    assert first == measured(macro_f1, wanted, decided)
    assert first.rows == 160


def _line(number: int, label: str, category: str) -> Line:
    return Line(
        id=str(number), text="x", lang="ar", label=label, category=category, source="annotates"
    )


def test_contempt_of_religion_is_measured_on_rows_that_were_asked_for_it() -> None:
    lines = [
        _line(1, "religious_hate", "toxicity"),
        _line(2, "clean", "toxicity"),
        _line(3, "clean", "claim"),  # a message of the first kind again, asked for its claims
    ]
    scores = np.zeros((3, len(CLAUSES)), np.float32)
    scores[[0, 2], CLAUSES.index("REL")] = 1
    found = religious(lines, Judged([[], [], []], scores))["ar"]
    assert (found.value, found.rows) == (1.0, 2)
