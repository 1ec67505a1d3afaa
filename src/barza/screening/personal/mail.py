"""E-mail addresses, plain or spelled out, but not @names nor the mailboxes of offices."""

import re
from collections.abc import Iterator

from barza.screening.personal.match import Match
from barza.screening.personal.published import is_published_mail

LONGEST_LOCAL, LONGEST_DOMAIN = 64, 255
DOMAIN = re.compile(
    r"[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?){1,8}"
)
LOCAL_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._%+-")

TOP = "com|net|org|om|ae|sa|qa|kw|bh|edu|gov|co|uk|in|pk|info|io|me|biz|email"
PROVIDER = "gmail|hotmail|yahoo|outlook|live|icloud|omantel|protonmail|ymail|squ"
LOCAL = r"(?<![\w.@])[a-z0-9][a-z0-9._+\-]{0,40}(?: (?:dot|دوت|نقطه) [a-z0-9]{1,30}){0,3}"
AT = r"(?: ?[(\[{<] ?(?:at|@|ات) ?[)\]}>] ?| ?@ ?| (?:at|ات|ايت) )"
DOT = r"(?: ?[(\[{<] ?(?:dot|\.|دوت|نقطه) ?[)\]}>] ?| ?\. ?| (?:dot|دوت|نقطه) )"
SPELLED = re.compile(
    rf"{LOCAL}(?P<at>{AT})(?!(?:the|this|a|an|our|that)\b)(?P<host>[a-z0-9\-]{{1,40}})"
    rf"(?P<dots>(?:{DOT}(?:{TOP})(?!\w)){{1,3}})"
)
TLD = re.compile(rf"(?:{TOP})(?!\w)")
HOMES = frozenset(PROVIDER.split("|"))
SPELLED_WORDS = HOMES | {"dot", "دوت", "نقطه"}
# What follows "look", "meet", "buy" and their like is a site, not somebody's mailbox.
IN_BRACKETS = re.compile(r"[(\[{<] ?(?:at|ات) ?[)\]}>]")
_NO_LOCAL = """
    look looking meet buy bought available here us is was are order orders visit shop found find
    apply online pay registered and or it me everything sale sold
"""
NO_LOCAL = frozenset(_NO_LOCAL.split())

WRITTEN, SAID = 0.99, 0.9


def find_mail(text: str) -> Iterator[Match]:
    """E-mail addresses in folded text."""
    at = text.find("@")
    while at >= 0:
        match = _around(text, at)
        if match:
            yield match
        at = text.find("@", at + 1)


def is_spelled(text: str, *, named: bool) -> bool:
    """Whether it is worth looking for addresses with "at" and "dot" in words.

    `named` says that one of `SPELLED_WORDS` is among the text's words.
    """
    if "@" in text:
        return "@ " in text or " @" in text or "dot" in text or "@]" in text
    return named or IN_BRACKETS.search(text) is not None


def find_spelled_mail(text: str) -> Iterator[Match]:
    """Addresses with "at" or "dot" in words, in brackets, or with spaces about them."""
    for found in SPELLED.finditer(text):
        in_words = found["at"].strip().isalpha()
        if in_words and found["dots"].startswith(".") and found["host"] not in HOMES:
            continue
        if found[0].partition(found["at"])[0] in NO_LOCAL:
            continue
        if "@" in found["at"] and ". " in found["dots"]:
            continue  # the end of a sentence
        if not is_published_mail(_plain(found)):
            yield Match("pii.email", *found.span(), SAID)


def _plain(found: re.Match[str]) -> str:
    """The address that was spelled out, as far as it tells whose it is."""
    local = found[0].partition(found["at"])[0]
    return f"{local}@{found['host']}.{'.'.join(TLD.findall(found['dots']))}"


def _around(text: str, at: int) -> Match | None:
    start = _start_of_local(text, at)
    domain = DOMAIN.match(text, at + 1, at + 1 + LONGEST_DOMAIN)
    if start == at or domain is None or not domain[0].rpartition(".")[2].isalpha():
        return None
    if start and text[start - 1] == "@":  # @name@server: a name in the fediverse
        return None
    if is_published_mail(text[start : domain.end()]):
        return None
    return Match("pii.email", start, domain.end(), WRITTEN)


def _start_of_local(text: str, at: int) -> int:
    start, lowest = at, max(0, at - LONGEST_LOCAL)
    while start > lowest and text[start - 1] in LOCAL_CHARACTERS:
        start -= 1
    while start < at and text[start] == ".":
        start += 1
    return start
