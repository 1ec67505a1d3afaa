"""Insult, hate and contempt of religion: by source and language, and each language's means."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from barza.screening.evaluation.figures import Index, Measured, f1, macro_f1, measured
from barza.screening.evaluation.judged import Judged
from barza.screening.training.rows import Line

CATEGORIES = ("toxicity", "functional")
FUNCTIONAL = ("hatecheck", "functional", "mhc")
"""Names, or parts of them, of sources that are lists of functional tests."""
FEWEST = 30
"""Rows below which a source's figure says nothing."""


def by_source(
    lines: Sequence[Line], judged: Judged, head: str = "DEF"
) -> dict[tuple[str, str], Measured]:
    """Macro-F1 of "insult or worse" (or another head), by language and source."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if line.category in CATEGORIES and line.lang in ("ar", "en"):
            groups[line.lang, line.source].append(number)
    wanted = np.array([line.label != "clean" for line in lines])
    decided = judged.touches(head)
    return {
        group: measured(macro_f1, wanted[rows], decided[rows])
        for group, rows in sorted(groups.items())
        if len(rows) >= FEWEST and 0 < wanted[rows].sum() < len(rows)
    }


def is_functional(source: str) -> bool:
    """Whether a source is a list of functional tests rather than what people wrote."""
    return any(part in source.lower() for part in FUNCTIONAL)


def religious(lines: Sequence[Line], judged: Judged) -> dict[str, Measured]:
    """F1 of religious contempt by language, over the sources that annotate it.

    Their rows of other categories are the same messages under another question: they don't count.
    """
    annotate = {line.source for line in lines if line.label == "religious_hate"}
    wanted = np.array([line.label == "religious_hate" for line in lines])
    found = {}
    for lang in ("ar", "en"):
        rows = _rows(lines, lang, annotate)
        if len(rows):
            found[lang] = measured(f1, wanted[rows], judged.touches("REL")[rows])
    return found


def _rows(lines: Sequence[Line], lang: str, sources: set[str]) -> Index:
    mine = [
        line.lang == lang and line.source in sources and line.category in CATEGORIES
        for line in lines
    ]
    return np.flatnonzero(mine)


def mean(figures: Sequence[Measured]) -> float:
    """The plain mean over sources: none counts more for being large."""
    return float(np.mean([figure.value for figure in figures])) if figures else float("nan")
