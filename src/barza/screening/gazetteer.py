"""Which of the given places a text names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from barza.screening.cues import words
from barza.screening.folding import fold

# "and", "in", "for", "so" and "the" as they cling to an Arabic name.
CLITICS = ("", "و", "ب", "ل", "ف", "وب", "ول", "فب", "فل")
# Without its article a shorter name would be an ordinary word (الحيل, "very"; Al Hail, hail).
SHORTEST_BARE_AR, SHORTEST_BARE_EN = 4, 5
ARTICLES = frozenset({"al", "as", "ash", "ar", "an", "ad", "at", "az"})

Index = dict[str, list[str]]


def places(text: str, names: Mapping[str, str]) -> list[str]:
    """The keys of `names` that a text names, in its order, each place once.

    `names` maps a name, in either language, to the place's code; two names of one place give the
    first only. Names are compared folded, on word boundaries, with or without the article, and
    under the Arabic proclitics. Where names overlap the longest wins: "Muttrah Souq" does not name
    Muttrah.
    """
    index, longest = _index(tuple(names))
    said = words(fold(text))
    found: dict[str, str] = {}
    at = 0
    while at < len(said):
        keys, used = _named(said, at, index, longest)
        for key in keys:
            found.setdefault(names[key], key)
        at += used
    return list(found.values())


def _named(said: list[str], at: int, index: Index, longest: int) -> tuple[list[str], int]:
    for length in range(min(longest, len(said) - at), 0, -1):
        keys = index.get(" ".join(said[at : at + length]))
        if keys:
            return keys, length
    return [], 1


@lru_cache(maxsize=32)
def _index(names: tuple[str, ...]) -> tuple[Index, int]:
    """Every written form of every name, and the most words a form has."""
    index: Index = defaultdict(list)
    for name in names:
        for form in set(_forms(words(fold(name)))):
            index[form].append(name)
    return dict(index), max((form.count(" ") + 1 for form in index), default=1)


def _forms(name: list[str]) -> Iterator[str]:
    if not name:
        return
    first, rest = name[0], name[1:]
    if first.isascii():
        yield from _english(first, rest)
        return
    for clitic in CLITICS:
        yield " ".join([clitic + first, *rest])
    if first.startswith("ال"):
        yield from _without_article(first[2:], rest)


def _without_article(first: str, rest: list[str]) -> Iterator[str]:
    for clitic in ("لل", "ولل", "فلل"):
        yield " ".join([clitic + first, *rest])
    if len(first) >= SHORTEST_BARE_AR or rest:
        for clitic in CLITICS:
            yield " ".join([clitic + first, *rest])


def _english(first: str, rest: list[str]) -> Iterator[str]:
    yield " ".join([first, *rest])
    if first in ARTICLES and rest:
        yield " ".join([first + rest[0], *rest[1:]])
        if len(rest[0]) >= SHORTEST_BARE_EN:
            yield " ".join(rest)
    else:
        yield " ".join(["al", first, *rest])
