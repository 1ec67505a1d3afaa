"""Words as grams: hashing knows no order of words, and misspelled ones stay alike."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from barza.screening.folding import fold
from barza.screening.models.grams import BUCKETS, mixed, pair_buckets, word_grams
from barza.screening.models.spelling import LONGEST_PIECE, pieces, plain
from barza.screening.models.words import MOST_WORDS, cut

WORDS = st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=8)


def _buckets(word: str) -> set[int]:
    return set(word_grams([word]).bucket.tolist())


@given(WORDS)
def test_a_word_has_the_same_grams_in_any_company(words: list[str]) -> None:
    together = word_grams(words)
    ends = np.cumsum(together.counts)
    for number, word in enumerate(words):
        alone = word_grams([word])
        mine = together.bucket[ends[number] - together.counts[number] : ends[number]]
        assert sorted(mine) == sorted(alone.bucket)
        assert together.hashed[number] == alone.hashed[0]
    assert (together.bucket < BUCKETS).all()


def test_a_misspelled_word_shares_grams_with_the_right_one() -> None:
    right, wrong, other = map(_buckets, ("municipality", "municpality", "xyz"))
    assert len(right & wrong) > len(right) / 3
    assert not right & other


def test_a_pair_is_not_the_pair_turned_round() -> None:
    both = word_grams(["not", "good"]).hashed
    turned = both[::-1]
    assert pair_buckets(both, mixed(both)) != pair_buckets(turned, mixed(turned))


def test_a_text_without_words_still_has_one_and_none_has_too_many() -> None:
    assert len(cut([])) == 1
    assert len(cut(["word"] * 500)) == MOST_WORDS


def test_repeated_letters_and_blanks_are_one_spelling() -> None:
    assert plain(fold("soooo   good\n\nيااااا").split()) == plain(fold("soo good ياا").split())
    assert plain(fold("soo good ياا").split()) == ["soo", "good", "ياا"]


@given(st.text(max_size=4_000))
def test_a_long_text_is_cut_between_words_and_loses_none(text: str) -> None:
    whole = plain(fold(text).split())
    cut = [*pieces(whole)]
    assert [word for piece in cut for word in piece] == whole
    assert all(len(" ".join(piece)) <= LONGEST_PIECE or len(piece) == 1 for piece in cut)
