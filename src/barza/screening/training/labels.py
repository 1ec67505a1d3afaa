"""What each source's labels say about each head, and what they leave open.

A head learns only from rows whose source decided its question: "offensive" of a set that knows no
hate says nothing about hate. What is written for this project is labelled for every head.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from barza.screening.models.heads import HEADS
from barza.screening.training.rows import Line, Row

HATE_NOT_ANNOTATED = frozenset(
    [
        *("olid", "alakrot_yt", "cyber2021", "conda", "bias_madlibs", "wiki_fuzzed"),
        *("toxic_spans", "mubarak2017", "hateval"),
    ]
)
RELIGION_ANNOTATED = frozenset(["osact5", "mlma_ar", "mlma_en", "sohateful", "ethos", "toxigen"])
EASY = frozenset({"sms_ar_mt", "aracovid_mfh", "arcov19_rumors", "ans"})
"""Sets that a model learns by their form, not by what they say (see their makers' notes)."""

# Category to the head that its label decides.
ONE_HEAD = {"illegal": "ILL", "ip": "IPR", "claim": "FLS", "spam": "SPM", "phishing": "PHI"}
TOXIC = ("toxicity", "misogyny")

BESIDE = ("negative", "positive", "irony")
"""Questions that nobody asks later, but whose answers teach the network what words are like."""

EMPHASIS = {"REL": 4.0, "DIS": 1.5, "ILL": 1.5}
"""How much more a row counts that says yes to a head to which few rows do."""


class Labels:
    """`wanted` and `known`, both rows by heads: what is so, and whether the row says."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Read the labels of rows, for `HEADS` and then for `BESIDE`."""
        self.heads = (*HEADS, *BESIDE)
        self.wanted = np.zeros((len(rows), len(self.heads)), np.float32)
        self.known = np.zeros((len(rows), len(self.heads)), bool)
        for number, row in enumerate(rows):
            for head, so in decided(row.line).items():
                place = self.heads.index(head)
                self.wanted[number, place], self.known[number, place] = so, True

    @property
    def emphasis(self) -> NDArray[np.float32]:
        """How much each answer counts: 0 where the row doesn't say."""
        more = np.array([EMPHASIS.get(head, 1.0) for head in self.heads], np.float32)
        counts: NDArray[np.float32] = self.known * (1 + self.wanted * (more - 1))
        return counts

    def of(self, head: str) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """One head's column of each."""
        place = self.heads.index(head)
        return self.wanted[:, place], self.known[:, place]


def decided(line: Line) -> dict[str, bool]:
    """The heads that this row decides, and how."""
    ours = line.source.startswith("written_")
    if line.category == "service" or (ours and line.label == "clean"):
        return dict.fromkeys(HEADS, False)
    if line.category in TOXIC:
        return _toxic(line, ours)
    if line.category == "sentiment":
        return {"negative": line.label == "neg", "positive": line.label == "pos"}
    if line.category == "irony":
        return {"irony": line.label == "irony"}
    head = ONE_HEAD.get(line.category)
    if head is None or line.source in EASY:
        return {}
    return {head: line.label != "clean"}


def _toxic(line: Line, ours: bool) -> dict[str, bool]:
    if line.category == "misogyny" and line.label == "clean":
        return {}  # it may be offensive in another way
    found = {"DEF": line.label != "clean"}
    if line.source not in HATE_NOT_ANNOTATED:
        found["DIS"] = line.label in ("hate", "religious_hate")
    if ours or line.source in RELIGION_ANNOTATED:
        found["REL"] = line.label == "religious_hate"
    return found
