"""Look up the words and short phrases of a text in a bilingual lexicon, in one pass.

A word is found under Arabic proclitics (و ف ب ل ك ال) and common endings of both languages. Where
phrases overlap, the longest wins and its words are used up: "fire station" is not a fire.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from barza.screening.folding import fold

WORD = re.compile(r"[^\W_]+")
SHORTEST_STEM = 3
REMEMBERED_WORDS = 32_768

PREFIXES = ("و", "ف", "ب", "ل", "ك", "ال", "لل", "وال", "فال", "بال", "كال", "ولل", "وب", "ول")
SUFFIXES = (
    "ه",
    "ها",
    "هم",
    "كم",
    "نا",
    "ي",
    "ات",
    "ين",
    "ون",
    "وا",
    "ت",
    "s",
    "es",
    "ed",
    "ing",
    "ly",
)


Label = TypeVar("Label", bound=str)


def words(folded: str) -> list[str]:
    """The words of a folded text."""
    return WORD.findall(folded)


def without_article(word: str) -> str:
    """The word without the Arabic article, as lexicons list it."""
    bare = word.removeprefix("ال")
    return bare if len(bare) >= SHORTEST_STEM else word


def forms(word: str) -> Iterable[str]:
    """The word, then what is left of it without a proclitic, an ending, or both."""
    yield word
    starts = [0, *(len(p) for p in PREFIXES if word.startswith(p))]
    ends = [0, *(len(s) for s in SUFFIXES if word.endswith(s))]
    for cut in ends:
        for start in starts:
            if len(word) - cut - start >= SHORTEST_STEM:
                yield word[start : len(word) - cut]


class Vocabulary:
    """The words that the lexicons sharing it list, and how a written word is brought to one."""

    def __init__(self) -> None:
        """Begin empty: lexicons add their words before the first text is read."""
        self._known: set[str] = set()
        self._listed = lru_cache(maxsize=REMEMBERED_WORDS)(self._find_listed)

    def add(self, phrase: str) -> None:
        """Know the words of a folded phrase."""
        self._known.update(phrase.split())

    def listed(self, folded: str) -> list[str]:
        """The words of a folded text, each in the form in which a lexicon lists it, if one does."""
        return list(map(self._listed, words(folded)))

    def _find_listed(self, word: str) -> str:
        bare = without_article(word)
        return next((form for form in forms(bare) if form in self._known), bare)


class Lexicon(Generic[Label]):
    """Phrases, each speaking for some labels with a weight."""

    def __init__(self, weights: Mapping[Label, Mapping[int, str]], vocabulary: Vocabulary) -> None:
        """`weights[label][weight]` lists phrases separated by commas."""
        self._phrases: dict[str, dict[Label, float]] = defaultdict(dict)
        for label, by_weight in weights.items():
            for weight, phrases in by_weight.items():
                for phrase in phrases.split(","):
                    listed = map(without_article, words(fold(phrase)))
                    self._phrases[" ".join(listed)][label] = weight
        self._longest: dict[str, int] = {}
        for phrase in self._phrases:
            vocabulary.add(phrase)
            first, length = phrase.partition(" ")[0], phrase.count(" ") + 1
            self._longest[first] = max(length, self._longest.get(first, 0))

    def labels(self, listed: list[str]) -> dict[Label, float]:
        """The labels that listed words speak for, with the sum of their weights."""
        sums: dict[Label, float] = {}
        used = 0
        for at, word in enumerate(listed):
            if at >= used and word in self._longest:
                used = self._take(listed, at, sums)
        return sums

    def _take(self, listed: list[str], at: int, sums: dict[Label, float]) -> int:
        """Add the longest phrase that begins here; where the words after it begin."""
        for length in range(self._longest[listed[at]], 0, -1):
            found = self._phrases.get(" ".join(listed[at : at + length]))
            if found is not None:
                for label, weight in found.items():
                    sums[label] = sums.get(label, 0) + weight
                return at + length
        return at
