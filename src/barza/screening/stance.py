"""How a contribution stands towards the institution: told only to protect lawful criticism (P-46).

Nothing follows from it but protection: it is no finding, no mark of a person, and nobody is sorted
by it. A small model weighs the words; the lexicon's words of judgement, praise and plain business
are outer signs to it.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from barza.screening.lexicon.kinds import Kind
from barza.screening.lexicon.stances import Sign
from barza.screening.wordwise import Model, Reading, Weights

Stance = Literal["criticism", "neutral", "praise"]
STANCES: tuple[Stance, ...] = ("criticism", "neutral", "praise")

READING = Reading(longest=5)

# A sign says no more the more often it is repeated.
MOST, UNIT = 6, 3
SIGNS = ("blame", "mock", "praise", "business", "answer", "institution")
KINDS = frozenset({"complaint", "request", "inquiry", "idea", "thanks", "correction"})
LOUD = ("!!", "??", "؟؟", "?!", "!?", "؟!", "!؟")
MARKS = ("loud", "asks", "calls")
OUTER = (*SIGNS, *sorted(KINDS), *MARKS)


@cache
def model() -> Model:
    """The model in the package, read when first asked for."""
    return Model.load("stance.bin")


def weigh(word: str) -> Weights:
    """What a folded word weighs for each stance."""
    return model().weigh(word)


def outer(judged: Mapping[Sign, float], kinds: Mapping[Kind, float], text: str) -> dict[str, float]:
    """The signs outside single words: what the lexicons found, and how the text is punctuated."""
    signs: dict[str, float] = {}
    for sign, much in judged.items():
        signs[sign] = min(much, MOST) / UNIT
    for kind, much in kinds.items():
        if kind in KINDS:
            signs[kind] = min(much, MOST) / UNIT
    asks, calls = "?" in text or "؟" in text, "!" in text
    if (asks or calls) and any([mark in text for mark in LOUD]):
        signs["loud"] = 1.0
    if asks:
        signs["asks"] = 1.0
    if calls:
        signs["calls"] = 1.0
    return signs


def of(summed: Sequence[int], words: int, signs: Mapping[str, float]) -> Stance:
    """The likeliest stance of the `lanes` of so many words with these signs.

    Nothing said is neutral.
    """
    if not words:
        return "neutral"
    scores = model().scores_of(summed, words, signs)
    return STANCES[scores.index(max(scores))]
