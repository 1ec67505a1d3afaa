"""The models of dialect and stance can be made again."""

import pytest

from barza.screening.wordwise import Model

pytest.importorskip("numpy", reason="training needs numpy")

ROWS = [
    {"text": text, "lang": "ar", "source": "aoc_dialect", "label": label}
    for text, label in (
        ("واجد زين هين نباكم", "gulf"),
        ("مش عارف ازاي دلوقتي", "egyptian"),
        ("هيك بدنا كتير منيح", "levantine"),
    )
]


def test_the_same_rows_give_the_same_model() -> None:
    from barza.screening.signs_training import train_dialect

    assert train_dialect(ROWS).stored() == train_dialect(ROWS).stored()


def test_a_stored_model_is_read_as_it_was() -> None:
    from barza.screening.signs_training import train_dialect

    model = train_dialect(ROWS)
    assert Model.read(model.stored()) == model


def test_a_model_tells_the_texts_that_it_learnt_apart() -> None:
    from barza.screening.dialect import marks
    from barza.screening.signs_training import train_dialect

    model = train_dialect(ROWS)
    for row in ROWS:
        scores = model.scores([model.weigh(word, marks(word)) for word in row["text"].split()])
        assert model.labels[scores.index(max(scores))] == row["label"]
