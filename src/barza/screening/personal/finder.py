"""Personal data in a folded text: what proves itself first, then what the words around it say."""

import re

from barza.screening.folding import Folded
from barza.screening.personal import signs
from barza.screening.personal.bank import find_accounts, find_cards
from barza.screening.personal.identity import find_emirates, find_passports
from barza.screening.personal.judge import find_cued
from barza.screening.personal.mail import find_mail, find_spelled_mail, is_spelled
from barza.screening.personal.match import Match, Matches, Row, rows
from barza.screening.personal.matters import find_matters
from barza.screening.personal.phone import find_coded
from barza.screening.personal.place import find_addresses, find_coordinates, find_labelled
from barza.screening.personal.plate import find_plates
from barza.screening.personal.spoken import FEWEST_WORDS, NUMBER_WORDS, find_apart, find_spoken

LINK = re.compile(r"(?:https?://|www\.)\S+")
PROVING = ((find_emirates, 15), (find_cards, 13), (find_coded, 7))
"""What says by itself what it is, and the fewest characters that it takes."""


def find(folded: Folded) -> list[Match]:
    """Personal data in a folded text, in order, none overlapping another."""
    said = signs.signs(folded.pieces)
    if not said:
        return []
    text = folded.text
    matches = Matches(len(text))
    if said & signs.HAS_AT:
        matches.keep(find_mail(text))
    if said & (signs.HAS_AT | signs.SPELLS_MAIL | signs.HAS_BRACKET) and is_spelled(
        text, named=bool(said & signs.SPELLS_MAIL)
    ):
        matches.keep(find_spelled_mail(text))
    if said & signs.HAS_DIGIT:
        _keep_numbers(matches, text, said)
    if said & signs.SAYS_NUMBER and _are_many(signs.WORD.findall(text)):
        matches.keep(find_spoken(text))
    if said & signs.SAYS_MATTER:
        matches.keep(find_matters(text))
    return matches.in_order()


def _are_many(words: list[str]) -> bool:
    return sum(word in NUMBER_WORDS for word in words) >= FEWEST_WORDS


def _keep_numbers(matches: Matches, text: str, said: int) -> None:
    long = rows(text)
    if long:
        matches.keep(find_accounts(text))
    if said & signs.SAYS_PASSPORT:
        matches.keep(find_passports(text))
    if long:
        _keep_rows(matches, text, long)
    if said & signs.SAYS_LATITUDE:
        matches.keep(find_labelled(text))
    if said & signs.SAYS_PLATE:
        matches.keep(find_plates(text))
    if said & signs.SAYS_HOME:
        matches.keep(find_addresses(text))


def _keep_rows(matches: Matches, text: str, long: list[Row]) -> None:
    for search, fewest in PROVING:
        for row in long:
            if row.size >= fewest:
                matches.keep(search(row))
    grouped = [row for row in long if not row.solid]
    for row in grouped:
        matches.keep(find_coordinates(row))
    if "://" in text or "www." in text:
        for link in LINK.finditer(text):  # numbers in links are mostly of pages
            matches.take(*link.span())
    for row in long:
        matches.keep(find_cued(row))
    for row in grouped:
        matches.keep(find_apart(row))
