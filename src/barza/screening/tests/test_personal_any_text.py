"""What holds for personal data in any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.screening import normalise
from barza.screening.personal.finder import find
from barza.testing.effort import effort

PIECES = st.sampled_from(
    [
        "99123456",
        "9912 3456",
        "+968 ",
        "(00968) ",
        "0501234567",
        "784-1985-1234567-1",
        "nine ",
        "double ",
        "تسعة ",
        "و",
        "عشر ",
        "ninety ",
        "5x",
        "9🔥",
        "civil id ",
        "رقمي ",
        "رقم ",
        "رقم ال",
        "number ",
        "the ",
        "id ",
        "'s ",
        "card ",
        "بطاقتي ",
        "لوحة ",
        "car ",
        "AB 1234",
        "1234 أ ب",
        "passport ",
        "A1234567",
        "IBAN ",
        "OM810180000001299123456",
        "4111 1111 1111 1111",
        "a at b dot com",
        "(at)",
        "[at]",
        "@ ",
        "dot ",
        "23.58801, 58.38294",
        "23°35'",
        "lat ",
        "house 1, way 2",
        "بيتنا ",
        "سالم ",
        "مصاب ",
        ". ",
        ", ",
        "\n",
        "#",
        "-",
        "/",
        "ref. no. ",
        "ريال",
        "houses",
        "ه",
        "ـ",
        "⃣",
    ]
)
ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.lists(PIECES).map("".join)

UNITS = [
    *("1*", "1/", "1_", "(+", "00 ", "968 ", "1 🔥", "1x", "012", "784-1985-", "12-34 "),
    *("رقم 99123456 ", "my phone 99123456, ", "number ", "رقم ", "the ", "بطاقتي ", "car 1 "),
    *("plate 1 ab ", "لوحة ب 1 ", "nine ", "nine five one ", "تسعة و", "double ", "و "),
    *("a at b dot com ", "a dot ", "a (at) ", "dot com ", "house 1, way 2 ", "بيت 1 سكة 2 "),
    *("23.58801, ", "23°35'17\"N ", "lat 23.588 lon ", "salim cancer ", "cancer ", "سالم "),
    *("om81 ", "om12", "4111.", "passport a1234567 ", "x" * 300 + " "),
]


@given(ANY_TEXT)
def test_matches_slice_the_text_in_order_without_overlap(text: str) -> None:
    folded = normalise(text)
    end = 0
    for match in find(folded):
        assert end <= match.start < match.end <= len(folded.text)
        assert match.rule.startswith("pii.")
        assert 0 < match.score <= 1
        end = match.end
        start, stop = folded.span(match.start, match.end)
        assert 0 <= start < stop <= len(text)


@given(ANY_TEXT)
def test_the_same_text_gives_the_same_matches(text: str) -> None:
    folded = normalise(text)
    assert find(folded) == find(folded)


@pytest.mark.parametrize("unit", UNITS)
def test_ten_times_the_length_is_ten_times_the_work(unit: str) -> None:
    short, long = unit * (10_000 // len(unit)), unit * (100_000 // len(unit))
    find(normalise(short))
    long_took = effort(lambda: find(normalise(long)))
    assert long_took < 30 * effort(lambda: find(normalise(short))) + 0.1
