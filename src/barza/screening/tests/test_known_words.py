"""Words are worked out once: what is remembered, and how much, changes no result."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.screening.models import judge as judging
from barza.screening.models import known
from barza.screening.models.heads import HEADS
from barza.screening.models.judge import Judge, shipped
from barza.screening.models.weights import Eighths

TEXTS = [
    text.split()
    for text in (
        "the bins are full",
        "you stupid idiot",
        "متي تصلحون الاناره",
        "a b c d e f g h i j",
    )
]
NO_MARKS = np.zeros((len(TEXTS), len(HEADS), 3), np.float32)


def _fresh() -> Judge:
    """The shipped models, which have met no word yet."""
    models = shipped()
    return Judge(models.linear, models.network, models.calibration)


def test_when_all_room_is_taken_results_stay_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    roomy = _fresh().signs(TEXTS, NO_MARKS)
    monkeypatch.setattr(known, "ROOM", 13)
    monkeypatch.setattr(judging, "ROOM", 13)
    cramped = _fresh()
    for _ in range(3):
        assert np.allclose(cramped.signs(TEXTS, NO_MARKS), roomy, atol=1e-5)
    assert len(cramped.words.counts) == 13


def test_no_texts_have_no_probabilities() -> None:
    assert shipped().probabilities([], NO_MARKS[:0], []).shape == (0, len(HEADS))


def test_threads_do_not_mix_up_words() -> None:
    """Each thread brings words of its own, at once, to models that have met none."""
    asked = [
        [f"{word}{thread}{number}" for number in range(40)]
        for thread in range(8)
        for word in "abcdef"
    ]
    marks = np.zeros((1, len(HEADS), 3), np.float32)
    alone = [_fresh().signs([text], marks) for text in asked[::7]]
    shared = _fresh()
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda words: shared.signs([words], marks), asked))
    assert np.allclose(np.concatenate(together[::7]), np.concatenate(alone), atol=1e-5)


@given(st.lists(st.lists(st.integers(0, 7), min_size=3, max_size=3), min_size=1, max_size=5))
def test_sums_of_rows_are_the_rows_added_up(which: list[list[int]]) -> None:
    matrix = Eighths.of(np.random.default_rng(0).normal(size=(8, 4)).astype(np.float32))
    asked = np.array(which)
    assert np.allclose(matrix.sums(asked), matrix.rows(asked).sum(axis=-2), atol=1e-4)
