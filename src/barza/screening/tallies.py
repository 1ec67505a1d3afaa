"""What several lexicons say of a text at once.

What a single word speaks for is known with the word; only where two words begin a longer phrase of
a lexicon are the words that it uses up taken out again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

from barza.screening.cues import Lexicon

Spoken = tuple[int, str, float]
"""Which lexicon, a label that a word speaks for in it, and the weight."""
Phrase = tuple[int, list[str], tuple[Spoken, ...]]
"""Which lexicon, the words of the phrase after its first, and what it speaks for."""


class Tally:
    """Lexicons that share a vocabulary, in the order given."""

    def __init__(self, *lexicons: Lexicon[Any]) -> None:
        """Put together what each says of each word, and the phrases that two words begin."""
        by_word: dict[str, list[Spoken]] = defaultdict(list)
        by_pair: dict[tuple[str, str], list[Phrase]] = defaultdict(list)
        for which, lexicon in enumerate(lexicons):
            for word, labels in lexicon.spoken():
                by_word[word] += _spoken(which, labels)
            for pair, rest, labels in lexicon.phrases():
                by_pair[pair].append((which, rest, _spoken(which, labels)))
        self._many = len(lexicons)
        self.spoken = {word: tuple(spoken) for word, spoken in by_word.items()}
        self._by_pair = dict(by_pair)

    def labels(self, listed: Sequence[str], spoken: Iterable[Spoken]) -> list[dict[Any, float]]:
        """For each lexicon, the labels that listed words speak for, as `Lexicon.labels` says.

        `spoken` is what each of the words, in order, speaks for by itself.
        """
        pairs = [*pairwise(listed)]
        if not self._by_pair.keys().isdisjoint(pairs):
            spoken = self._with_phrases(listed, pairs)
        sums: list[dict[str, float]] = [{} for _ in range(self._many)]
        for which, label, weight in spoken:
            mine = sums[which]
            mine[label] = mine.get(label, 0) + weight
        return sums

    def _with_phrases(
        self, listed: Sequence[str], pairs: Sequence[tuple[str, str]]
    ) -> Iterator[Spoken]:
        """What the words speak for where the longest phrase of a lexicon takes the place of its
        words there."""
        said = [self.spoken.get(word, ()) for word in listed]
        used = [0] * self._many
        by_pair = self._by_pair
        for at in [at for at, pair in enumerate(pairs) if pair in by_pair]:
            for which, rest, instead in by_pair[pairs[at]]:
                end = at + 1 + len(rest)
                if at >= used[which] and listed[at + 1 : end] == rest:
                    used[which] = end
                    for place in range(at, end):
                        said[place] = tuple([one for one in said[place] if one[0] != which])
                    said[at] += instead
        return chain.from_iterable(said)


def _spoken(which: int, labels: Mapping[str, float]) -> tuple[Spoken, ...]:
    return tuple((which, label, weight) for label, weight in labels.items())
