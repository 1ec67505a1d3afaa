"""Which of the given places a text names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from barza.screening.cues import said_words, words
from barza.screening.folding import fold

# "and", "in", "for", "so" and "the" as they cling to an Arabic name.
CLITICS = ("", "و", "ب", "ل", "ف", "وب", "ول", "فب", "فل")
# Without its article a shorter name would be an ordinary word (الحيل, "very"; Al Hail, hail).
SHORTEST_BARE_AR, SHORTEST_BARE_EN = 4, 5
ARTICLES = frozenset({"al", "as", "ash", "ar", "an", "ad", "at", "az"})

Index = dict[str, list[tuple[list[str], list[str]]]]
"""By the first word of a written form: the rest of it and the names so written, longest first."""


def places(text: str, names: Mapping[str, str]) -> list[str]:
    """The keys of `names` that a text names, in its order, each place once.

    `names` maps a name, in either language, to the place's code; two names of one place give the
    first only. Names are compared folded, on word boundaries, with or without the article, and
    under the Arabic proclitics. Where names overlap the longest wins: "Muttrah Souq" does not name
    Muttrah.
    """
    index = _index(tuple(names))
    said = said_words(text)
    found: dict[str, str] = {}
    used = 0
    for at, word in enumerate(said):
        if word in index and at >= used:
            keys, used = _named(said, at, index)
            for key in keys:
                found.setdefault(names[key], key)
    return list(found.values())


def _named(said: list[str], at: int, index: Index) -> tuple[list[str], int]:
    for rest, keys in index[said[at]]:
        end = at + 1 + len(rest)
        if said[at + 1 : end] == rest:
            return keys, end
    return [], at


@lru_cache(maxsize=32)
def _index(names: tuple[str, ...]) -> Index:
    """Every written form of every name."""
    index: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        for form in set(_forms(words(fold(name)))):
            first, _, rest = form.partition(" ")
            index[first][rest].append(name)
    return {
        first: sorted(
            ((rest.split(), keys) for rest, keys in rests.items()), key=lambda it: -len(it[0])
        )
        for first, rests in index.items()
    }


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
