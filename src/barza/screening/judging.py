"""What the models find: one finding at most for each question, at the words that weighed most."""

from collections.abc import Sequence

import numpy as np

from barza.screening.explaining import weightiest
from barza.screening.finding import HOLD_FROM, Finding
from barza.screening.folding import Folded
from barza.screening.marks import marks
from barza.screening.models.heads import HEADS
from barza.screening.models.judge import Probabilities, shipped
from barza.screening.models.spelling import plain
from barza.screening.policy import Policy
from barza.screening.rules.hits import Hit

# Insult holds contempt of a group, which holds contempt of religion: the narrowest is reported, and
# a wider one beside it only where that one holds a draft, and the narrower does not.
NARROWEST_FIRST = ("REL", "DIS", "DEF")
LIKELY = 0.5
NEVER = 2.0  # no probability is as high
SILENT = frozenset({"PHI"})
"""Heads that saw too few examples to be reported: rules and the model of links speak for them."""
ARABIC = ("ar", "mixed")


def probabilities(
    texts: Sequence[Folded], hits: Sequence[Sequence[Hit]], languages: Sequence[str]
) -> Probabilities:
    """Of each text (row) and head (column of `HEADS`)."""
    spelled = [plain(text.pieces) for text in texts]
    arabic = [lang in ARABIC for lang in languages]
    return shipped().probabilities(spelled, marks(hits), arabic)


def find_many(texts: Sequence[Folded], rows: Probabilities, under: Policy) -> list[list[Finding]]:
    """The findings that rows of probabilities make under a version of the policy."""
    least = [NEVER if head in SILENT else under.review.get(head, LIKELY) for head in HEADS]
    asked = [
        (number, head)
        for number in np.flatnonzero((rows >= least).any(axis=1)).tolist()
        if texts[number].pieces
        for head in _touched(rows[number], under)
    ]
    found: list[list[Finding]] = [[] for _ in texts]
    places = weightiest([(texts[number], head) for number, head in asked])
    for (number, head), (start, end) in zip(asked, places, strict=True):
        score = round(float(rows[number, HEADS.index(head)]), 3)
        found[number].append(Finding(head, f"{head.lower()}.model", start, end, score))
    return found


def _touched(row: Probabilities, under: Policy) -> list[str]:
    likely = [
        head
        for head, score in zip(HEADS, row.tolist(), strict=True)
        if head not in SILENT and score >= under.review.get(head, LIKELY)
    ]
    contempt = [head for head in NARROWEST_FIRST if head in likely]
    reported = contempt[:1]
    for wider in contempt[1:]:
        if _holds(row, wider, under) and not any(_holds(row, head, under) for head in reported):
            reported.append(wider)
    return reported + [head for head in likely if head not in NARROWEST_FIRST]


def _holds(row: Probabilities, head: str, under: Policy) -> bool:
    return bool(row[HEADS.index(head)] >= under.hold.get(head, HOLD_FROM))
