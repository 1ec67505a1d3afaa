"""Which group of dialects an Arabic text is in, coarsely: so that an answer can be in kind.

A small model over the letters of words, helped by words that one group alone uses. Dialect is never
a finding, and nothing is refused for it.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from barza.screening.folding import fold
from barza.screening.lexicon.dialects import MARKERS
from barza.screening.wordwise import LANE, Model, Reading, Weights

Dialect = Literal["gulf", "levantine", "egyptian", "iraqi", "maghrebi", "msa"]
DIALECTS: tuple[Dialect, ...] = ("gulf", "levantine", "egyptian", "iraqi", "maghrebi", "msa")

READING = Reading(longest=16, together=(3,))
FEWEST_WORDS = 2
MARKED = 200
"""What a word that one group alone uses weighs besides what was learnt, in the model's steps."""


def _by_word() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for group, listing in MARKERS.items():
        for word in listing.split(","):
            groups.setdefault(fold(word.strip()), []).append(group)
    return groups


_GROUPS = _by_word()
_MARKED: dict[str, Weights] = {
    group: MARKED << LANE * lane for lane, group in enumerate(DIALECTS, start=1)
}


def marks(word: str) -> Sequence[str]:
    """The groups of dialects that a folded word marks."""
    if word in _GROUPS:
        return _GROUPS[word]
    return _GROUPS.get(word[1:], ()) if word[:1] == "و" else ()


@cache
def model() -> Model:
    """The model in the package, read when first asked for."""
    return Model.load("dialect.bin")


def weigh(word: str) -> Weights:
    """What a folded Arabic word weighs for each dialect."""
    groups = marks(word)
    weighed = model().weigh(word, groups)
    return weighed + _MARKED[groups[0]] if len(groups) == 1 else weighed


def of(summed: Sequence[int], words: int) -> Dialect | None:
    """The likeliest dialect of the `lanes` of so many words, or None where there are too few."""
    if words < FEWEST_WORDS:
        return None
    scores = model().scores_of(summed, words)
    return DIALECTS[scores.index(max(scores))]


def arabic_words(said: Iterable[str]) -> list[str]:
    """The words of a text that speak of a dialect: those in Arabic letters."""
    return [word for word in said if not word.isascii()]
