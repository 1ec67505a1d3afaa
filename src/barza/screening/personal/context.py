"""What the words around a number say it is."""

import re
from collections.abc import Callable

from barza.screening.lexicon import numbers
from barza.screening.personal.words import COUNTED, looks_counted, role

REACH, REACH_AFTER = 56, 28
# How many words that say nothing may stand between a number and the word that names it.
FAR, NEAR, BESIDE = 7, 2, 1
COMPOUND = 3

WORD = re.compile(r"[^\W\d_]+|[,|]")
# A sentence's end, or another number, ends what the words are about.
BREAK = re.compile(
    r"[\n!?;]|(?<!\bno)(?<!\bnr)(?<!\bnum)(?<!\btel)(?<!\breg)(?<!\bref)(?<!\bmob)\.\s+(?=\w)|\d{4,}"
)
BREAKING = frozenset("\n!?;.0123456789")
"""One of these is in every break."""
STOP = re.compile(r"[\d\n.!?,;&=]")

ENDING = frozenset({"reference", "registration", "money", "payment", "account"})
NAMING = ENDING | {
    *("phone", "civil", "residence", "passport", "passports", "plate", "vehicle", "iban"),
}
PERSONS = frozenset({"owner", "person", "own", "holder", "country"})
THINGS = frozenset({"", "reference", "account", "payment", "money", "call", "vehicle"})
LITTLE = frozenset({"glue", "country"})
# Without an article: "request number". With one it begins a clause of its own.
BARE_NUMBER = frozenset({"رقم", "برقم", "نمره"})
REACHES = {
    "reference": NEAR,
    "money": BESIDE,
    "payment": NEAR,
    "account": NEAR,
    "vehicle": 0,
    "residence": 0,
}


def kinds_before(text: str, start: int, reach: int = REACH) -> list[str]:
    """What the clause before a number calls it, nearest first: a reference or a sum ends the list.

    Of the roles of `numbers.ROLES`, only those that name a number are told. `reach` is in
    characters; a word that it cuts is read as what is left of it.
    """
    window = text[max(0, start - reach) : start]
    if window.rstrip(" :(").endswith(numbers.CURRENCY_SIGNS):
        return ["money"]
    if not BREAKING.isdisjoint(window):
        for broken in BREAK.finditer(window):
            window = " " * broken.end() + window[broken.end() :]
    return _kinds(WORD.findall(window))


def _kinds(words: list[str]) -> list[str]:
    found: list[str] = []
    unknown = 0
    for at in range(len(words) - 1, -1, -1):
        kinds = _named(words, at)
        for kind in kinds:
            if unknown <= REACHES.get(kind, FAR):
                found.append(kind)
                if kind in ENDING:
                    return found
        if not kinds and not role(words[at]):
            if at and at == len(words) - 1 and words[at - 1] == "the":
                return ["reference"]  # some thing, of whatever sort
            unknown += 1
            if unknown > FAR:
                break
    return found


def _named(words: list[str], at: int) -> tuple[str, ...]:
    """What one word, with its neighbours, calls the number after it."""
    says = role(words[at])
    special = SPECIAL.get(says)
    if special:
        return special(words, at)
    if says in ENDING and at and _is_held(role(words[at - 1]), words[at]):
        return ()
    return (says,) if says in NAMING else ()


def _is_held(before: str, thing: str) -> bool:
    """Whether the number is of the person before a thing: its holder, its guard, its contractor."""
    return before == "holder" or (before == "person" and thing.startswith("ال"))


def _number(words: list[str], at: int) -> tuple[str, ...]:
    """The word "number": what it numbers stands after it in Arabic, before it in English."""
    word, before = words[at], words[at - 1] if at else ""
    if not word.isascii() and at + 1 < len(words) and role(words[at + 1]) not in LITTLE:
        return _numbered(role(words[at + 1]))
    if before == "s":  # the driver's number, but the bill's number
        return () if at > 1 and role(words[at - 2]) in NAMING else ("phone",)
    said = role(before)
    if said in ("vehicle", "passport"):
        return ("plate",) if said == "vehicle" else ()
    named = NAMING.intersection(map(role, words[max(0, at - COMPOUND) : at]))
    beside = all(role(later) in LITTLE for later in words[at + 1 :])
    if "vehicle" in named and beside:
        return ("plate",)
    if said == "country" and named:
        return ()
    if said in PERSONS:
        return ("phone", "civil") if before == "personal" else ("phone",)
    compound = (word.isascii() or word in BARE_NUMBER) and len(before) > 1 and not said
    return ("reference",) if beside and compound and not named else ()


def _numbered(said: str) -> tuple[str, ...]:
    """What is numbered by the word after "number": a person has a telephone."""
    if said in PERSONS:
        return ("phone",)
    if said == "vehicle":
        return ("plate",)
    return () if said else ("reference",)


def _identity(words: list[str], at: int) -> tuple[str, ...]:
    """The word "ID": a person's, unless a thing or an unknown word stands before it."""
    before = words[at - 1] if at else ""
    thing = role(before) in THINGS and len(before) > 1
    return ("reference",) if thing else ("civil",)


def _card(words: list[str], at: int) -> tuple[str, ...]:
    """The word "card": of identity only where the word before says so."""
    before = role(words[at - 1]) if at else ""
    return () if before in ("civil", "residence", "id") else ("payment",)


def _telephone(_words: list[str], _at: int) -> tuple[str, ...]:
    return ("phone",)


def _own_or_civil(_words: list[str], _at: int) -> tuple[str, ...]:
    """A "personal number" is a telephone here and an identity number in Bahrain."""
    return ("phone", "civil")


SPECIAL: dict[str, Callable[[list[str], int], tuple[str, ...]]] = {
    "number": _number,
    "id": _identity,
    "card": _card,
    "own": _telephone,
    "call": _telephone,
    "personal": _own_or_civil,
}


def kind_after(text: str, end: int) -> str:
    """What the words just after a number call it: "99… is my number", "… ريال"; or nothing."""
    stop = STOP.search(text, end, end + REACH_AFTER)
    words = WORD.findall(text, end, stop.start() if stop else end + REACH_AFTER)
    if words and words[0] in COUNTED:
        return "money"
    for at, word in enumerate(words):
        if role(word) == "own" and at + 1 < len(words) and words[at + 1].startswith("ال"):
            continue  # "my number" of which the next word says more
        for kind in _named(words[: at + 1], at):
            if kind in ("phone", "civil", "passport", "plate"):
                return kind
        if role(word) == "number" and at + 1 < len(words) and role(words[at + 1]) in PERSONS:
            return "phone"
    if any(role(word) == "own" for word in words):
        return "phone"
    return "count" if words and looks_counted(words[0]) else ""
