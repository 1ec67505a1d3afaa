"""E-mail addresses, but not @names of networks nor the institution's own mailboxes."""

import re
from collections.abc import Iterator

from barza.screening.personal.match import Match
from barza.screening.personal.published import is_published_mail

LONGEST_LOCAL, LONGEST_DOMAIN = 64, 255
DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?)+")
LOCAL_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._%+-")


def find_mail(text: str) -> Iterator[Match]:
    """E-mail addresses in folded text."""
    at = text.find("@")
    while at >= 0:
        match = _around(text, at)
        if match:
            yield match
        at = text.find("@", at + 1)


def _around(text: str, at: int) -> Match | None:
    start = _start_of_local(text, at)
    domain = DOMAIN.match(text, at + 1, at + 1 + LONGEST_DOMAIN)
    if start == at or domain is None or not domain[0].rpartition(".")[2].isalpha():
        return None
    if start and text[start - 1] == "@":  # @name@server: a name in the fediverse
        return None
    if is_published_mail(text[start : domain.end()]):
        return None
    return Match("pii.email", start, domain.end(), 0.99)


def _start_of_local(text: str, at: int) -> int:
    start, lowest = at, max(0, at - LONGEST_LOCAL)
    while start > lowest and text[start - 1] in LOCAL_CHARACTERS:
        start -= 1
    while start < at and text[start] == ".":
        start += 1
    return start
