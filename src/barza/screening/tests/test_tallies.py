"""Several lexicons read at once say what each says alone."""

from hypothesis import given
from hypothesis import strategies as st

from barza.screening.cues import Lexicon, Vocabulary
from barza.screening.script import ARABIC, LATIN, letters
from barza.screening.tallies import Tally

_WORDS = Vocabulary()
PLACES = Lexicon({"fire": {3: "fire"}, "house": {2: "fire station, station", 1: "no fire"}}, _WORDS)
TONES = Lexicon({"no": {1: "no, no fire station at all"}, "all": {2: "all"}}, _WORDS)
TALLY = Tally(PLACES, TONES)


@given(st.lists(st.sampled_from(["fire", "station", "no", "at", "all", ""]), max_size=12))
def test_lexicons_together_say_what_each_says_alone(said: list[str]) -> None:
    spoken = [one for word in said for one in TALLY.spoken.get(word, ())]
    assert TALLY.labels(said, spoken) == [PLACES.labels(said), TONES.labels(said)]


def test_the_words_of_a_longer_phrase_do_not_speak_for_themselves() -> None:
    spoken = [*TALLY.spoken["fire"], *TALLY.spoken["station"]]
    assert TALLY.labels(["fire", "station"], spoken) == [{"house": 2}, {}]


@given(st.text(st.one_of(st.characters(), st.sampled_from("aZéصپٮﻼ٣ً،€🌧"))))
def test_letters_are_counted_alike_however_they_are_written(text: str) -> None:
    arabic, latin = (sum(map(len, script.findall(text))) for script in (ARABIC, LATIN))
    assert letters(text) == (arabic, latin)


@given(st.integers(0, 0xFFFF).map(chr))
def test_every_single_letter_is_of_its_script(letter: str) -> None:
    counted = int(bool(ARABIC.match(letter))), int(bool(LATIN.match(letter)))
    assert letters(letter) == counted
    assert letters(f"{letter}.") == counted
