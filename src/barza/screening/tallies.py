"""What several lexicons say of a text at once.

What a single word speaks for is known with the word; only where two words begin a longer phrase of
a lexicon is the text looked up in it word by word.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from barza.screening.cues import Lexicon

Spoken = tuple[int, str, float]
"""Which lexicon, a label that a word speaks for in it, and the weight."""


class Tally:
    """Lexicons that share a vocabulary, in the order given."""

    def __init__(self, *lexicons: Lexicon[Any]) -> None:
        """Put together what each lexicon says of each word, and which pairs begin its phrases."""
        by_word: dict[str, list[Spoken]] = defaultdict(list)
        by_pair: dict[tuple[str, str], set[int]] = defaultdict(set)
        for which, lexicon in enumerate(lexicons):
            for word, labels in lexicon.spoken():
                by_word[word] += [(which, label, weight) for label, weight in labels.items()]
            for pair in lexicon.pairs():
                by_pair[pair].add(which)
        self._lexicons = lexicons
        self.spoken = {word: tuple(spoken) for word, spoken in by_word.items()}
        self._by_pair = {pair: tuple(which) for pair, which in by_pair.items()}
        self._pairs = frozenset(by_pair)

    def labels(self, listed: Sequence[str], spoken: Iterable[Spoken]) -> list[dict[Any, float]]:
        """For each lexicon, the labels that listed words speak for, as `Lexicon.labels` says.

        `spoken` is what each of the words, in order, speaks for by itself.
        """
        sums: list[dict[str, float]] = [{} for _ in self._lexicons]
        for which, label, weight in spoken:
            sums[which][label] = sums[which].get(label, 0) + weight
        pairs = [*pairwise(listed)]
        if not self._pairs.isdisjoint(pairs):
            for which in {one for pair in pairs for one in self._by_pair.get(pair, ())}:
                sums[which] = self._lexicons[which].labels(listed)
        return sums
