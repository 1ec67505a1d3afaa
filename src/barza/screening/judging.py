"""What the models find: one finding at most for each question, at the words that weighed most."""

from collections.abc import Iterator, Sequence

import numpy as np

from barza.screening.finding import Finding
from barza.screening.folding import Folded
from barza.screening.models.heads import HEADS
from barza.screening.models.judge import shipped
from barza.screening.models.spelling import plain, words
from barza.screening.models.weights import Floats
from barza.screening.policy import Policy

# Insult holds contempt of a group, which holds contempt of religion: the narrowest is reported.
NARROWEST_FIRST = ("REL", "DIS", "DEF")
ALONE = tuple(head for head in HEADS if head not in NARROWEST_FIRST)
WORDS_SHOWN = 4
ARABIC = ("ar", "mixed")


def probabilities(texts: Sequence[Folded], languages: Sequence[str]) -> Floats:
    """Of each text (row) and head (column of `HEADS`)."""
    spelled = [plain(text.text) for text in texts]
    return shipped().probabilities(spelled, [lang in ARABIC for lang in languages])


def find(text: Folded, row: Floats, under: Policy) -> Iterator[Finding]:
    """The findings that a row of probabilities makes under a version of the policy."""
    if not text.text.strip():
        return
    touched = [head for head in ALONE if _touches(row, head, under)]
    touched += [head for head in NARROWEST_FIRST if _touches(row, head, under)][:1]
    for head in touched:
        start, end = weightiest(text, head)
        yield Finding(head, f"{head.lower()}.model", start, end, round(float(_of(row, head)), 3))


def weightiest(text: Folded, head: str) -> tuple[int, int]:
    """The slice of the original, of a few words, that speaks most for a head."""
    said = words(text)
    if not said:
        return 0, len(text.source)
    spelled = " " + " ".join(word for word, _, _ in said) + " "
    weight = np.cumsum([0.0, *shipped().linear.weight_of_characters(spelled, HEADS.index(head))])
    ends = np.cumsum([len(word) + 1 for word, _, _ in said])
    sums = np.diff(weight[np.concatenate([[0], ends])])
    first, last = _best_run(sums)
    return text.span(said[first][1], said[last][2])


def _best_run(sums: Floats) -> tuple[int, int]:
    """First and last of the few neighbouring words with the largest sum."""
    best, found = -np.inf, (0, 0)
    total = np.concatenate([[0.0], np.cumsum(sums)])
    for width in range(1, min(WORDS_SHOWN, len(sums)) + 1):
        runs = total[width:] - total[:-width]
        first = int(runs.argmax())
        if runs[first] > best:
            best, found = float(runs[first]), (first, first + width - 1)
    return found


def _touches(row: Floats, head: str, under: Policy) -> bool:
    return bool(_of(row, head) >= under.review.get(head, 0.5))


def _of(row: Floats, head: str) -> float:
    return float(row[HEADS.index(head)])
