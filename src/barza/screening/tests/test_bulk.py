"""Nearly the same from many hands, and what is not that."""

import os
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.screening.bulk import Near, Window, finding
from barza.screening.bulk.campaign import AUTHORS
from barza.screening.bulk.signature import signature
from barza.testing.effort import effort

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
OFFER = "Working from home pays 400 rials a week, ask Khalid the manager for the form before Friday"
GRIEVANCE = (
    "الحديقة في الحي بدون إنارة من شهرين والأطفال ما يقدروا يلعبوا فيها بعد المغرب، متى تصلحوها؟"
)
VOCABULARY = """
    road lamp bin school wadi bridge permit officer rain market gate water truck palm beach window
    garden letter fee counter clinic parking noise dust paint stairs bench tree signal harbour
    شارع مصباح حاوية مدرسة وادي جسر رخصة موظف مطر سوق بوابة ماء شاحنة نخلة شاطئ نافذة حديقة رسالة
    رسوم شباك عيادة موقف ضجيج غبار طلاء درج مقعد شجرة إشارة لوحة ميناء
"""
WORDS = VOCABULARY.split()

ANY_TEXT = st.text(st.characters(exclude_categories=()))
LONG_TEXT = st.lists(st.sampled_from(WORDS), min_size=20, max_size=40, unique=True).map(" ".join)


def window(size: int = 1000, seconds: float = 3600) -> Window:
    return Window(size=size, seconds=seconds)


def similarity(one: str, other: str) -> float:
    first, second = signature(one), signature(other)
    assert first is not None
    assert second is not None
    return float((first == second).mean())


def written(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(16, 24)))


def edited(text: str, chance: random.Random) -> str:
    """With one word changed, one character lost and one mark added."""
    words = text.split()
    words[chance.randrange(len(words))] = chance.choice(WORDS)
    changed = " ".join(words)
    at = chance.randrange(len(changed))
    return changed[:at] + changed[at + 1 :] + "!!"


@pytest.mark.requirement("P-46")
def test_five_authors_of_one_text_are_coordinated() -> None:
    kept = window()
    found = [
        finding(OFFER, author, kept.add(f"m{author}", author, OFFER, NOON)) for author in range(5)
    ]
    assert found[:4] == [None] * 4
    last = found[4]
    assert last is not None
    assert (last.clause, last.rule) == ("SPM", "spm.coordinated")
    assert OFFER[last.start : last.end] == OFFER


@pytest.mark.requirement("P-46")
def test_one_author_three_times_repeats_himself() -> None:
    kept = window()
    found = [finding(OFFER, "a", kept.add(number, "a", OFFER, NOON)) for number in range(9)]
    assert found[:2] == [None] * 2
    assert {one.rule for one in found[2:] if one} == {"spm.repeated"}


def test_the_limits_are_the_callers() -> None:
    near = [Near(1, "a", NOON, 1.0), Near(2, "b", NOON, 0.8)]
    assert finding(OFFER, "c", near) is None
    assert finding(OFFER, "a", near, times=2) is not None
    assert finding(OFFER, "c", near, authors=3) is not None


@pytest.mark.parametrize(
    "text",
    [
        "thank you",
        "شكراً جزيلاً لكم على جهودكم",
        "السلام عليكم ورحمة الله وبركاته",
        "ههههههههههههههههههههههههههههههههههههههههههههههههههههههههههههه",
        "hahahahahahahahahahahahahahahahahahahahahahahahahahahahahahaha",
        "👏" * 200,
        "",
    ],
)
def test_everybodys_words_never_count(text: str) -> None:
    kept = window()
    assert not any(kept.add(number, number, text, NOON) for number in range(20))


@pytest.mark.parametrize(
    ("text", "disguised"),
    [
        (GRIEVANCE, "  " + GRIEVANCE.replace("ا", "أ").replace("ي", "ـي") + " 🙏🙏"),
        (GRIEVANCE, "\u200f" + GRIEVANCE.replace("د", "دّ")),
        (OFFER, OFFER.upper().replace("4", "٤")),
        (OFFER, " ".join(OFFER)),
        (OFFER, "".join(chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c for c in OFFER)),
    ],
)
def test_a_disguise_changes_nothing(text: str, disguised: str) -> None:
    assert similarity(text, disguised) == 1


@given(LONG_TEXT, LONG_TEXT)
def test_similarity_does_not_depend_on_order(one: str, other: str) -> None:
    there, back = window(), window()
    there.add(1, 1, one, NOON)
    back.add(2, 2, other, NOON)
    forth = [near.similarity for near in there.add(2, 2, other, NOON)]
    assert forth == [near.similarity for near in back.add(1, 1, one, NOON)]
    assert similarity(one, other) == similarity(other, one)
    assert similarity(one, one) == 1


def test_similarity_is_the_share_of_shingles_in_common() -> None:
    chance = random.Random(11)
    errors = []
    for _ in range(300):
        one = written(chance)
        other = " ".join([*one.split()[:10], *written(chance).split()[:10]])
        errors.append(similarity(one, other) - _jaccard(one, other))
    assert abs(sum(errors)) / len(errors) < 0.02
    assert sum(error**2 for error in errors) / len(errors) < 0.08**2


def _jaccard(one: str, other: str) -> float:
    first, second = map(_shingles, (one, other))
    return len(first & second) / len(first | second)


def _shingles(text: str) -> set[str]:
    letters = text.replace(" ", "").replace("إ", "ا").replace("ة", "ه").replace("ئ", "ي")
    return {letters[at : at + 4] for at in range(len(letters) - 3)}


def test_small_edits_are_found_and_unrelated_texts_are_not() -> None:
    chance = random.Random(7)
    texts = [written(chance) for _ in range(1000)]
    kept = window(2000)
    wrong = sum(bool(kept.add(number, number, text, NOON)) for number, text in enumerate(texts))
    assert wrong < 0.005 * len(texts)
    found = sum(
        any(near.key == number for near in kept.add(-number - 1, "x", edited(text, chance), NOON))
        for number, text in enumerate(texts)
    )
    assert found > 0.9 * len(texts)


@given(st.integers(1, 12), st.integers(0, 30))
def test_the_oldest_makes_place(size: int, others: int) -> None:
    kept, chance = window(size), random.Random(others)
    kept.add("first", "a", OFFER, NOON)
    for number in range(others):
        kept.add(number, number, written(chance), NOON)
    near = kept.add("last", "b", OFFER, NOON)
    assert [one.key for one in near] == (["first"] if others < size else [])


@given(st.integers(-200, 200))
def test_only_what_is_near_in_time_counts(minutes: int) -> None:
    kept = window(seconds=3600)
    kept.add("first", "a", OFFER, NOON)
    near = kept.add("second", "b", OFFER, NOON + timedelta(minutes=minutes))
    assert bool(near) == (abs(minutes) <= 60)


def test_a_message_added_twice_is_not_its_own_duplicate() -> None:
    kept = window()
    kept.add("m", "a", OFFER, NOON)
    assert kept.add("m", "a", OFFER, NOON) == []


@given(ANY_TEXT)
def test_no_text_raises(text: str) -> None:
    kept = window(3)
    for number in range(2):
        kept.add(number, number, text, NOON)
        kept.add(number + 2, number, text * 20, NOON)


def test_a_window_that_holds_nothing_is_refused() -> None:
    for size, seconds in ((0, 1), (1, 0)):
        with pytest.raises(ValueError, match="window"):
            Window(size=size, seconds=seconds)


def test_the_signature_is_the_same_in_every_process() -> None:
    program = f"from barza.screening.bulk.signature import *; print(signature({OFFER!r}).tolist())"
    for seed in ("1", "2"):
        told = subprocess.run(  # noqa: S603 our own program
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        mine = signature(OFFER)
        assert mine is not None
        assert told.strip() == str(mine.tolist())


def test_neither_a_long_text_nor_a_flood_costs_much() -> None:
    kept = window()
    chance = random.Random(5)
    long = " ".join(chance.choices(WORDS, k=20_000))

    def flood() -> None:
        for number in range(100):
            kept.add(number, number, long, NOON)
            near[:] = kept.add(f"flood{number}", number, OFFER, NOON)

    near: list[Near] = []
    assert effort(flood) < 3
    assert len(near) >= AUTHORS
