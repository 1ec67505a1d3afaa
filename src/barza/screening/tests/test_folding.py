"""One spelling for many, and an exact way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.screening import fold, normalise

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too
ARABIC = st.text(st.sampled_from("أإآٱاؤئءىيیةهـ\u064b\u0651\u0670\u200f\u200bﻻﷺ٠۴9 aÉß۔،Ⅷ"))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أحمد إلى آخر ٱلطريق", "احمد الي اخر الطريق"),
        ("مسؤول شئون", "مسوول شيون"),
        ("إنارة", "اناره"),
        ("مـــدرسَةٌ", "مدرسه"),
        ("ﻻ", "لا"),
        ("٠١٢٣٤٥٦٧٨٩ ۴۵۶", "0123456789 456"),
        ("ب\u200bل\u200fد\u2066ي\ufeffة", "بلديه"),
        ("Ｃａｆé STRASSE Straße", "cafe strasse strasse"),
    ],
)
def test_spellings_of_one_word_fall_together(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(ANY_TEXT | ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT | ARABIC)
def test_the_fast_fold_is_the_mapped_one(text: str) -> None:
    folded = normalise(text)
    assert folded.text == fold(text) == "".join(fold(character) for character in text)
    assert len(folded.origin) == len(folded.text)
    assert all(
        fold(text[origin]).find(character) >= 0
        for origin, character in zip(folded.origin, folded.text, strict=True)
    )


@given(ANY_TEXT | ARABIC, st.data())
def test_a_folded_slice_comes_from_the_original_slice_it_names(
    text: str, data: st.DataObject
) -> None:
    folded = normalise(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert folded.text[start:end] in fold(text[first:last])


def test_the_way_back_passes_over_what_was_removed_and_what_grew() -> None:
    text = "ﷺ ـ٩\u200b٩"
    start = normalise(text).text.index("99")
    assert normalise(text).span(start, start + 2) == (3, 6)
