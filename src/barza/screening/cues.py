"""Look up the words and short phrases of a text in a bilingual lexicon, in one pass.

A word is found under Arabic proclitics (و ف ب ل ك ال) and common endings of both languages. Where
phrases overlap, the longest wins and its words are used up: "fire station" is not a fire.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Generic, TypeVar

from barza.screening.folding import fold

WORD = re.compile(r"[^\W_]+")
SHORTEST_STEM = 3
LONGEST_WORD = 24
REMEMBERED_PIECES = 32_768

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
    "و",
    "ت",
    "s",
    "es",
    "ed",
    "ing",
    "ly",
)


def _by_letter(affixes: tuple[str, ...], at: int) -> dict[str, list[str]]:
    by_letter: dict[str, list[str]] = {}
    for affix in affixes:
        by_letter.setdefault(affix[at], []).append(affix)
    return by_letter


PREFIXES_BY_FIRST = _by_letter(PREFIXES, 0)
SUFFIXES_BY_LAST = _by_letter(SUFFIXES, -1)

Label = TypeVar("Label", bound=str)


def words(folded: str) -> list[str]:
    """The words of a folded text."""
    return WORD.findall(folded)


class _Words(dict[str, tuple[str, ...]]):
    """The words of short pieces of text between blanks, remembered until there are too many."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        folded = fold(piece)
        found = (folded,) if folded.isalnum() else tuple(WORD.findall(folded))
        if len(piece) <= LONGEST_WORD:
            if len(self) >= REMEMBERED_PIECES:
                self.clear()
            self[piece] = found
        return found


_WORDS = _Words()


def piece_words(piece: str) -> tuple[str, ...]:
    """The folded words of a piece of text without blanks."""
    return _WORDS[piece]


def said_words(text: str) -> list[str]:
    """The folded words of a text: `words(fold(text))`, looked up piece by piece."""
    return [*chain.from_iterable(map(_WORDS.__getitem__, text.split()))]


def without_article(word: str) -> str:
    """The word without the Arabic article, as lexicons list it."""
    bare = word.removeprefix("ال")
    return bare if len(bare) >= SHORTEST_STEM else word


class Vocabulary:
    """The words that the lexicons sharing it list, and how a written word is brought to one."""

    def __init__(self) -> None:
        """Begin empty: lexicons add their words before the first text is read."""
        self._known: set[str] = set()
        self._beginnings: set[str] = set()

    def add(self, phrase: str) -> None:
        """Know the words of a folded phrase."""
        self._known.update(phrase.split())
        self._beginnings.update(word[:SHORTEST_STEM] for word in phrase.split())

    def listed(self, word: str) -> str:
        """The form in which a lexicon lists a folded word, or nothing where none does."""
        if len(word) > LONGEST_WORD:
            return ""
        bare = without_article(word)
        if bare in self._known:
            return bare
        starts = self._starts(bare)
        return self._stem(bare, starts) if starts else ""

    def _starts(self, word: str) -> list[int]:
        """Where a stem may begin that a lexicon may know: at once, or after a proclitic."""
        begins = self._beginnings
        starts = [0] if word[:SHORTEST_STEM] in begins else []
        if word[:1] in PREFIXES_BY_FIRST:
            for prefix in PREFIXES_BY_FIRST[word[0]]:
                at = len(prefix)
                if word[at : at + SHORTEST_STEM] in begins and word.startswith(prefix):
                    starts.append(at)
        return starts

    def _stem(self, word: str, starts: list[int]) -> str:
        """The first known of what begins so, without an ending if need be, or nothing."""
        ends = [len(word)]
        if word[-1] in SUFFIXES_BY_LAST:
            for suffix in SUFFIXES_BY_LAST[word[-1]]:
                if word.endswith(suffix):
                    ends.append(len(word) - len(suffix))
        known = self._known
        for end in ends:
            for start in starts:
                if end - start >= SHORTEST_STEM and word[start:end] in known:
                    return word[start:end]
        return ""


class Lexicon(Generic[Label]):
    """Phrases, each speaking for some labels with a weight."""

    def __init__(self, weights: Mapping[Label, Mapping[int, str]], vocabulary: Vocabulary) -> None:
        """`weights[label][weight]` lists phrases separated by commas."""
        phrases: dict[str, dict[Label, float]] = defaultdict(dict)
        for label, by_weight in weights.items():
            for weight, listing in by_weight.items():
                for phrase in listing.split(","):
                    listed = map(without_article, words(fold(phrase)))
                    phrases[" ".join(listed)][label] = weight
        self._single: dict[str, dict[Label, float]] = {}
        self._longer: dict[tuple[str, str], list[tuple[list[str], dict[Label, float]]]] = (
            defaultdict(list)
        )
        for phrase, labels in phrases.items():
            vocabulary.add(phrase)
            first, *rest = phrase.split()
            self._single.setdefault(first, {})
            if rest:
                self._longer[first, rest[0]].append((rest, labels))
            else:
                self._single[first] = labels
        for longer in self._longer.values():
            longer.sort(key=lambda entry: -len(entry[0]))

    def spoken(self) -> Iterator[tuple[str, dict[Label, float]]]:
        """Each listed word that speaks for labels by itself, and those labels' weights."""
        return ((word, labels) for word, labels in self._single.items() if labels)

    def phrases(self) -> Iterator[tuple[tuple[str, str], list[str], dict[Label, float]]]:
        """The longer phrases, the longest of two first words first: those two words, all but the
        first, and the labels that it speaks for."""
        for pair, longer in self._longer.items():
            for rest, labels in longer:
                yield pair, rest, labels

    def labels(self, listed: Sequence[str]) -> dict[Label, float]:
        """The labels that listed words speak for, with the sum of their weights."""
        sums: dict[Label, float] = {}
        used = 0
        single, longer = self._single, self._longer
        for at, (word, following) in enumerate(zip_longest(listed, listed[1:], fillvalue="")):
            if word not in single or at < used:
                continue
            found: Mapping[Label, float] = single[word]
            if (word, following) in longer:
                found, used = self._longest(listed, at)
            for label in found:
                sums[label] = sums.get(label, 0) + found[label]
        return sums

    def _longest(self, listed: Sequence[str], at: int) -> tuple[Mapping[Label, float], int]:
        """What the longest phrase that begins here speaks for, and where the words after it are."""
        first, second = listed[at : at + 2]
        for rest, labels in self._longer[first, second]:
            end = at + 1 + len(rest)
            if listed[at + 1 : end] == rest:
                return labels, end
        return self._single[first], at + 1
