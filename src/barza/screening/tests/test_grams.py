"""Texts as grams: hashing knows no order of texts, and every gram knows where it stands."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from barza.screening.folding import fold
from barza.screening.models.grams import BUCKETS, grams
from barza.screening.models.spelling import LONGEST_PIECE, pieces, plain

TEXTS = st.lists(st.text(max_size=60), min_size=1, max_size=6)


def _spelled(texts: list[str]) -> list[str]:
    return [plain(fold(text)) for text in texts]


@given(TEXTS)
def test_a_text_has_the_same_grams_in_any_company(texts: list[str]) -> None:
    spelled = _spelled(texts)
    together = grams(spelled)
    for number, text in enumerate(spelled):
        alone = sorted(grams([text]).bucket)
        assert alone == sorted(together.bucket[together.owner == number])


@given(TEXTS)
def test_every_gram_stands_inside_its_text(texts: list[str]) -> None:
    spelled = _spelled(texts)
    found = grams(spelled)
    ends = np.cumsum([len(text) for text in spelled])
    begins = ends - [len(text) for text in spelled]
    assert (found.bucket < BUCKETS).all()
    assert (found.start >= begins[found.owner]).all()
    assert (found.end <= ends[found.owner]).all()
    assert (found.end > found.start).all()


def test_a_misspelled_word_shares_grams_with_the_right_one() -> None:
    right, wrong, other = (
        set(grams([f" {word} "]).bucket.tolist()) for word in ("municipality", "municpality", "xyz")
    )
    assert len(right & wrong) > len(right) / 3
    assert not right & other


def test_repeated_letters_and_blanks_are_one_spelling() -> None:
    assert plain(fold("soooo   good\n\nيااااا")) == plain(fold("soo good ياا")) == " soo good ياا "


@given(st.text(max_size=4_000))
def test_a_long_text_is_cut_between_words_and_loses_none(text: str) -> None:
    whole = plain(fold(text))
    cut = pieces(whole)
    assert "".join("".join(cut).split()) == "".join(whole.split())
    assert all(len(piece) <= LONGEST_PIECE + 2 for piece in cut)
