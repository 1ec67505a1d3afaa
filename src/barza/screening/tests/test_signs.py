"""What a text is like: dialect, hazards, and the promises that hold for any text."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from barza.screening import fold, language
from barza.screening.cues import said_words, words
from barza.screening.script import arabizi
from barza.screening.signs import LONGEST_REMEMBERED, REMEMBERED_PIECES
from barza.screening.topic import _PIECES, sort, sort_many
from barza.testing.effort import effort

TEXTS = [
    "حريق في البناية وفيها ناس",
    "واجد حفر في السكة، نباكم تصلحوها",
    "ازاي ادفع المخالفة دي دلوقتي؟",
    "wain el baladiya ya jama3a",
    "Thank you for the new park",
    "كم رسوم الإباحة؟ @someone #tag",
]
ANY_TEXT = st.lists(
    st.one_of(st.text(max_size=20), st.sampled_from([word for t in TEXTS for word in t.split()])),
    max_size=12,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نباكم تشوفوا الحفر هين واجد، محد رد علينا", "gulf"),
        ("ازاي ادفع المخالفة دي دلوقتي؟ مش عارف اعمل ايه", "egyptian"),
        ("شو هيدا كتير هيك، بدنا حدا يجي هلق", "levantine"),
        ("علاش ما تصلحوش الطريق متاعنا؟ برشا حفر وموش معقول", "maghrebi"),
        ("لم يتم الرد على البلاغ الذي قدمناه منذ شهرين", "msa"),
    ],
)
def test_the_dialect_of_plain_cases(text: str, expected: str) -> None:
    assert sort(text).dialect == expected


@pytest.mark.parametrize("text", ["When does it open?", "wain el baladiya ya jama3a", "شكرا", ""])
def test_no_dialect_is_guessed_without_arabic_words(text: str) -> None:
    assert sort(text).dialect is None


@pytest.mark.parametrize(
    ("text", "hazard"),
    [
        ("حريق في بناية بروي الحقونا", "fire"),
        ("Smoke and flames from the shop next door", "fire"),
        ("ريحة غاز قوية في العمارة", "gas"),
        ("أسلاك مكشوفة من عمود الإنارة", "wires"),
        ("Live wires hanging over the playground", "wires"),
        ("عايلة محاصرة والوادي نازل", "flood"),
        ("Water is coming into the house, my mother is stuck", "flood"),
        ("غرفة تفتيش مفتوحة بدون غطاء قدام المدرسة", "manhole"),
        ("Open manhole with no cover outside the clinic", "manhole"),
        ("شجرة طاحت على سيارة", "tree"),
        ("A big tree fell across the road", "tree"),
        ("طاح السقف على العمال", "collapse"),
        ("A child is bleeding in the park", "injury"),
        ("ديزل على الدوار والسيارات تتزحلق", "traffic"),
    ],
)
def test_an_urgent_text_names_its_hazard_for_the_hotline(text: str, hazard: str) -> None:
    sorting = sort(text)
    assert (sorting.urgency, sorting.hazard) == ("urgent", hazard)


@pytest.mark.parametrize(
    "text",
    [
        "كارثة! ذبحتونا بالمواعيد",
        "احترقت أعصابنا من كثر الانتظار",
        "غرقنا في الأوراق والروتين",
        "This queue is killing me",
        "Drowning in paperwork, what a disaster",
        "The app crashed again",
    ],
)
def test_exaggeration_is_not_urgent(text: str) -> None:
    sorting = sort(text)
    assert sorting.urgency != "urgent"
    assert sorting.hazard is None


@pytest.mark.parametrize(
    "text",
    [
        "نعتذر، تم إخماد الحريق وفرقنا في الموقع",
        "Sorry to hear that somebody was injured, our team is on its way",
        "What should we do in case of a fire?",
    ],
)
def test_an_answer_or_a_supposition_is_not_urgent(text: str) -> None:
    assert sort(text).urgency != "urgent"


@settings(deadline=None)
@given(ANY_TEXT)
def test_any_text_is_sorted_and_says_the_same_language(text: str) -> None:
    sorting = sort(text)
    assert sorting.lang == language(text)
    assert (sorting.hazard is None) == (sorting.urgency != "urgent")
    assert not sorting.arabizi or arabizi(text)


@settings(deadline=None)
@given(st.text())
def test_words_piece_by_piece_are_the_words_of_the_folded_text(text: str) -> None:
    assert said_words(text) == words(fold(text))


@settings(deadline=None)
@given(st.lists(ANY_TEXT, max_size=8), st.randoms())
def test_order_and_batch_change_nothing(texts: list[str], chance: random.Random) -> None:
    alone = {text: sort(text) for text in texts}
    chance.shuffle(texts)
    _PIECES.clear()
    assert sort_many(texts) == [alone[text] for text in texts]


def test_what_is_remembered_stays_bounded() -> None:
    sort("ا" * (LONGEST_REMEMBERED + 1))
    assert "ا" * (LONGEST_REMEMBERED + 1) not in _PIECES
    sort(" ".join(f"w{number}" for number in range(REMEMBERED_PIECES + 10)))
    assert len(_PIECES) <= REMEMBERED_PIECES


@pytest.mark.parametrize(
    "unit", ["ا", "a", "حريق ", "no ", "fire", "3a", "@", "#", "!", "و", "والال", "\u0301", ":a"]
)
def test_the_longest_text_takes_no_longer_than_its_share(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert effort(lambda: sort(text)) < 5
