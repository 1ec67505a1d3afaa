"""A talk page read as what people said on it, in the wiki's own language."""

import pytest
from pydantic import ValidationError

from barza.connectors.mediawiki.compare import compare
from barza.connectors.mediawiki.cursor import HANDLED, REMEMBERED, Cursor
from barza.connectors.mediawiki.talk import below, opener, parent, parse
from barza.connectors.mediawiki.wikitext import plain

PEOPLE = {"User", "User talk", "مستخدم", "نقاش المستخدم"}
ALICE = "[[User:Alice|Alice]] ([[User talk:Alice|talk]]) 12:00, 5 November 2026 (UTC)"
MONA = "[[مستخدم:منى|منى]] ([[نقاش المستخدم:منى|نقاش]]) 12:30، 5 نوفمبر 2026 (ت ع م)"
PAGE = f"""Unsigned words

== A hole ==
There is a hole. {ALICE}
: Where? I asked [[User:Bob]] too. --{MONA}
:: In Main Street.
:: By the market. {ALICE}
: Thank you. {MONA}

== Another ==
Hello"""


def test_a_message_ends_with_its_signature() -> None:
    said = [(one.user, one.heading, one.indent, one.body) for one in parse(PAGE, PEOPLE)]
    assert said == [
        ("", "", 0, "Unsigned words"),
        ("Alice", "A hole", 0, "There is a hole."),
        ("منى", "A hole", 1, "Where? I asked [[User:Bob]] too."),
        ("Alice", "A hole", 2, "In Main Street.\nBy the market."),
        ("منى", "A hole", 1, "Thank you."),
        ("", "Another", 0, "Hello"),
    ]


def test_indentation_says_what_a_message_answers() -> None:
    blocks = parse(PAGE, PEOPLE)
    assert [opener(blocks, i) for i in range(6)] == [0, 1, 1, 1, 1, 5]
    assert [parent(blocks, i) for i in range(6)] == [None, None, 1, 2, 1, None]
    assert below(blocks, 2) == [3]
    assert below(blocks, 1) == [2, 3, 4]


def test_the_same_signature_with_other_words_is_a_message_that_was_changed() -> None:
    old, new = parse(PAGE, PEOPLE), parse(PAGE.replace("a hole.", "a big hole."), PEOPLE)
    found = compare(old, new)
    assert (found.changed, found.added, found.removed) == ({1: 1}, [], [])


def test_a_renamed_heading_changes_no_message() -> None:
    found = compare(parse(PAGE, PEOPLE), parse(PAGE.replace("A hole", "Holes"), PEOPLE))
    assert (found.changed, found.added, found.removed) == ({}, [], [])


def test_a_message_taken_out_is_told_apart_from_its_neighbours() -> None:
    lines = PAGE.split("\n")
    new = parse("\n".join(line for line in lines if "Thank you" not in line), PEOPLE)
    found = compare(parse(PAGE, PEOPLE), new)
    assert (found.changed, found.added, found.removed) == ({}, [], [4])


@pytest.mark.parametrize(
    ("wikitext", "text"),
    [
        ("{{ping|Mona}} [[Main Street|the street]]", "@Mona the street"),
        ("[[User:Mona|M]] said [https://a.example/ this]", "@Mona said this https://a.example/"),
        ("'''bold''' <small>x</small> &amp; y<!-- z -->", "bold x & y"),
        ("<nowiki>[[no link]]</nowiki> <br/>next", "[[no link]]\nnext"),
        ("<script>alert(1)</script>", "alert(1)"),
    ],
)
def test_wikitext_is_read_as_plain_text(wikitext: str, text: str) -> None:
    assert plain(wikitext, PEOPLE) == text


def test_hostile_wikitext_takes_no_time() -> None:
    """Bounded by the suite's time-out: nothing in it grows faster than the text."""
    for piece in ("[[User:", "{{ping|", "'''", "<nowiki>", "12:00 ", "[[a|", "== ", "<!--"):
        parse(piece * 20_000, PEOPLE)
        plain(piece * 5_000, PEOPLE)


def test_a_cursor_stays_small_and_refuses_what_it_never_wrote() -> None:
    cursor = Cursor()
    for number in range(2 * REMEMBERED):
        cursor.remember(f"{number:016x}", number)
    assert len(Cursor.load(cursor.dump()).known) == REMEMBERED
    assert len(cursor.dump()) < 20_000
    assert HANDLED <= 500
    with pytest.raises(ValidationError):
        Cursor.load('{"surprise": 1}')
