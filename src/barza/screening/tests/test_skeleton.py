"""Disguises come off, and every character knows where it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.screening.skeleton import arabizi, arabizi_words, skeleton
from barza.screening.skeleton.letters import LETTERS, plain_letters
from barza.testing.effort import effort

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates too
# What the tricks are made of, so that they meet, touch and nest.
TRICKY = st.text(
    st.sampled_from("aabcdelst  ..__-*@!$0134579حماارل\u0640\u200f\u064bѕеأگ😀ﷺ\ud800é\n")
)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("حـمـار", "حمار"),
        ("حِمَار", "حمار"),
        ("حمااااار", "حمار"),
        ("ح م ا ر", "حمار"),
        ("يا ح_م_ا_ر أنت", "يا حمار انت"),
        ("ح.م.ا.ر، ك*ل*ب", "حمار, كلب"),
        ("گلب چلب", "كلب كلب"),
        ("ح\u200bم\u2066ا\u202eر", "حمار"),
        ("s.t.u.p.i.d", "stupid"),
        ("you s t u p i d man", "you stupid man"),
        ("stuuuupid killlll", "stupid kill"),
        ("ѕtupіd ΡΙG", "stupid pig"),
        ("5tup!d k1ll b@d a$$ $tupid id10t", "stupid kill bad ass stupid idiot"),
        ("𝓼𝓽𝓾𝓹𝓲𝓭", "stupid"),
    ],
)
@pytest.mark.requirement("P-46")
def test_disguised_words_are_read(written: str, plain: str) -> None:
    assert skeleton(written).text == plain


@pytest.mark.parametrize(
    "plain",
    [
        *(
            "write to me@mail.com please",
            "plots a b c are sold",
            "villa 212, block 3",
            "@user hello",
        ),
        *(
            "السلام عليكم ورحمه الله",
            "a good book",
            "😀 thanks 😀",
            "call 24 123 456",
            "is it ok?!!!",
        ),
    ],
)
def test_what_is_no_disguise_stays(plain: str) -> None:
    assert skeleton(plain).text == plain


@given(ANY_TEXT | TRICKY)
def test_doing_it_twice_changes_nothing(text: str) -> None:
    once = skeleton(text).text
    assert skeleton(once).text == once


@given(ANY_TEXT | TRICKY, st.data())
def test_a_slice_comes_from_the_slice_of_the_original_that_it_names(
    text: str, data: st.DataObject
) -> None:
    bones = skeleton(text)
    assert len(bones.origin) == len(bones.text)
    assert list(bones.origin) == sorted(bones.origin)
    start = data.draw(st.integers(0, len(bones.text)))
    end = data.draw(st.integers(start, len(bones.text)))
    first, last = bones.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert (first < last) == (start < end)


@given(ANY_TEXT | TRICKY)
def test_each_letter_comes_from_one_that_looks_like_it(text: str) -> None:
    figures = {"@": "a", "!": "i", "$": "s", **dict(zip("0134578", "oieastb", strict=True))}
    bones = skeleton(text)
    for letter, origin in zip(bones.text, bones.origin, strict=True):
        was = plain_letters(text[origin])
        assert letter in was or letter in map(figures.get, was)


@given(ANY_TEXT | TRICKY)
def test_the_fast_way_of_translating_is_the_plain_one(text: str) -> None:
    assert plain_letters(text) == "".join(LETTERS[ord(character)] for character in text)


def test_the_whole_disguised_word_is_marked() -> None:
    text = "أنت ح.م.ا.ر كبير"
    bones = skeleton(text)
    start = bones.text.index("حمار")
    first, last = bones.span(start, start + 4)
    assert text[first:last] == "ح.م.ا.ر"


@pytest.mark.parametrize(
    ("written", "arabic"),
    [
        ("ya 7mar", "حمار"),
        ("wa7ed 5anzeer", "واحيد خانزير"),
        ("3aib 3alaikum share3", "عايب عالايكوم شاريع"),
        ("the 2nd of 5pm, mp3, villa2, covid19, 3d", None),
        ("nothing of the kind", None),
        ("البلدية 24", None),
    ],
)
def test_arabizi_is_told_by_figures_among_letters(written: str, arabic: str | None) -> None:
    assert arabizi(written) == arabic


@given(ANY_TEXT | TRICKY)
def test_arabizi_words_are_slices_in_order(text: str) -> None:
    found = arabizi_words(skeleton(text).text)
    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) * 4 for start, end in found)


@pytest.mark.parametrize(
    "unit", ["a", "a ", "a.", "a@", "1a", "$", "حا", "ا ", "é\u0301", "@!$0", "7a3"]
)
def test_the_cost_is_linear_in_the_length(unit: str) -> None:
    long = unit * (100_000 // len(unit))
    assert effort(lambda: skeleton(long).span(0, 1)) < 5
