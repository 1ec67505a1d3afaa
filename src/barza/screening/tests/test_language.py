"""The language of a text, and Arabic in Latin letters."""

import pytest

from barza.screening import language
from barza.screening.script import arabizi


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("متى تفتح الحديقة؟", "ar"),
        ("When does the park open?", "en"),
        ("متى يفتح الـ app؟", "ar"),
        ("الرصيف مكسر full of weeds", "mixed"),
        ("12345 !!! 🙂", "und"),
        ("", "und"),
        ("https://example.om/a/b @someone", "und"),
    ],
)
def test_the_script_tells_the_language(text: str, expected: str) -> None:
    assert language(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الشارع مظلم https://example.om/a/long/latin/address", "ar"),
        ("الشارع مظلم @baladiya_desk_oman", "ar"),
        ("الشارع مظلم #street_lights_everywhere_off", "ar"),
    ],
)
def test_links_names_and_tags_do_not_make_arabic_mixed(text: str, expected: str) -> None:
    assert language(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("#نظافة", "ar"), ("#clean @someone", "en")])
def test_tags_speak_where_there_is_nothing_else(text: str, expected: str) -> None:
    assert language(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "salam 3alaikom, el shari3 3indna kella 7ufar",
        "wain el baladiya? ma7ad yrod 3alaina",
        "momken tshoofo el lait mafi nor wallah",
    ],
)
def test_arabic_in_latin_letters_is_mixed_and_known(text: str) -> None:
    assert arabizi(text)
    assert language(text) == "mixed"


@pytest.mark.parametrize(
    "text",
    [
        "Open from 8am to 2pm on the 5th and 7th",
        "Happy 2day, gr8 mp3 from block 3b",
        "Al Khoudh and Al Hail, block 7, way 2413",
        "Ya municipality, please answer",
        "el shari3 مسكر",
    ],
)
def test_english_with_digits_and_names_is_not_arabizi(text: str) -> None:
    assert not (arabizi(text) and language(text) == "mixed" and text.isascii())
