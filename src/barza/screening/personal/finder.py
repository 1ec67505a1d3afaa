"""Personal data in a folded text: what proves itself first, then what the words around it say."""

import re

from barza.screening.personal.bank import find_accounts, find_cards
from barza.screening.personal.identity import PASSPORT_WORDS, find_emirates, find_passports
from barza.screening.personal.judge import find_cued
from barza.screening.personal.mail import find_mail, find_spelled_mail, is_spelled
from barza.screening.personal.match import Match, Matches, Row, rows
from barza.screening.personal.matters import MATTERS, find_matters
from barza.screening.personal.phone import find_coded
from barza.screening.personal.place import (
    HOME_WORDS,
    LATITUDE,
    find_addresses,
    find_coordinates,
    find_labelled,
)
from barza.screening.personal.plate import PLATE_WORDS, find_plates
from barza.screening.personal.spoken import FEWEST_WORDS, NUMBER_WORDS, find_apart, find_spoken

DIGIT = re.compile(r"\d")
WORD = re.compile(r"[^\W\d_]+")
LINK = re.compile(r"(?:https?://|www\.)\S+")


def find(text: str) -> list[Match]:
    """Personal data in a folded text, in order, none overlapping another."""
    words = WORD.findall(text)
    matches = Matches(len(text))
    if "@" in text:
        matches.keep(find_mail(text))
    if is_spelled(text, words):
        matches.keep(find_spelled_mail(text))
    if DIGIT.search(text):
        _keep_numbers(matches, text, words)
    if not NUMBER_WORDS.isdisjoint(words) and _are_many(words):
        matches.keep(find_spoken(text))
    if not MATTERS.isdisjoint(words):
        matches.keep(find_matters(text))
    return matches.in_order()


def _are_many(words: list[str]) -> bool:
    return sum(word in NUMBER_WORDS for word in words) >= FEWEST_WORDS


def _keep_numbers(matches: Matches, text: str, words: list[str]) -> None:
    long = rows(text)
    if long:
        matches.keep(find_accounts(text))
    if not PASSPORT_WORDS.isdisjoint(words):
        matches.keep(find_passports(text))
    if long:
        _keep_rows(matches, text, long)
    if not LATITUDE.isdisjoint(words):
        matches.keep(find_labelled(text))
    if not PLATE_WORDS.isdisjoint(words):
        matches.keep(find_plates(text, words))
    if not HOME_WORDS.isdisjoint(words):
        matches.keep(find_addresses(text))


def _keep_rows(matches: Matches, text: str, long: list[Row]) -> None:
    for search in (find_emirates, find_cards, find_coded, find_coordinates):
        matches.keep(match for row in long for match in search(row))
    if "://" in text or "www." in text:
        for link in LINK.finditer(text):  # numbers in links are mostly of pages
            matches.take(*link.span())
    for search in (find_cued, find_apart):
        matches.keep(match for row in long for match in search(row))
