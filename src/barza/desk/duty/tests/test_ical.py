"""RFC 5545: texts are escaped, lines are folded, nothing is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from barza.desk.duty import ical

pytestmark = pytest.mark.requirement("P-43")


@given(text=st.text(max_size=300))
def test_no_line_is_longer_than_75_octets_and_none_is_lost(text: str) -> None:
    line = f"SUMMARY:{ical.escaped(text)}"
    folded = ical.folded(line)
    assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == line


@given(text=st.text(max_size=80))
def test_a_text_never_becomes_a_line_of_its_own(text: str) -> None:
    written = ical.escaped(text)
    assert "\n" not in written
    assert "\r" not in written
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", written)


@pytest.mark.parametrize(
    ("text", "written"),
    [("a;b,c\\d", r"a\;b\,c\\d"), ("one\r\ntwo\nthree", r"one\ntwo\nthree"), ("bell\x07", "bell")],
)
def test_texts_are_escaped_as_the_rfc_says(text: str, written: str) -> None:
    assert ical.escaped(text) == written
