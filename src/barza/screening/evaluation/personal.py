"""How well personal data is found: rows with the spans that a person marked, against `read`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from barza.screening.reading import read

# The kinds of the labelled rows by rule. What has no kind there (an address, coordinates, a matter
# of health) can't be right or wrong on such rows, but it does flag a clean one.
KINDS = {
    "pii.phone": "PHONE",
    "pii.civil_number": "CIVIL_ID",
    "pii.residence_number": "CIVIL_ID",
    "pii.email": "EMAIL",
    "pii.iban": "IBAN",
    "pii.card": "CARD",
    "pii.plate": "PLATE",
    "pii.passport": "PASSPORT",
}

Span = tuple[int, int, str]


class Figures(TypedDict):
    """Recall, precision and F1 from 0 to 1 of exact spans of the right kind; spans marked."""

    recall: float
    precision: float
    f1: float
    spans: int


class Negatives(TypedDict):
    """Rows that hold no personal data, and how many of them something was found in."""

    rows: int
    flagged: int
    rate: float


class Measured(TypedDict):
    """Figures of each kind and of all together, and false alarms on hard negatives."""

    kinds: dict[str, Figures]
    all: Figures
    hard_negatives: Negatives


def measure(rows: Iterable[Mapping[str, Any]]) -> Measured:
    """Figures for rows with a "text" and its "spans" as [start, end, kind]."""
    right: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    claimed: Counter[str] = Counter()
    clean = flagged = 0
    for row in rows:
        wanted = {(start, end, kind) for start, end, kind in row["spans"]}
        found, anything = _found(row["text"])
        right.update(kind for _, _, kind in wanted & found)
        marked.update(kind for _, _, kind in wanted)
        claimed.update(kind for _, _, kind in found)
        clean += not wanted
        flagged += anything and not wanted
    return {
        "kinds": {k: _figures(right[k], marked[k], claimed[k]) for k in sorted(marked | claimed)},
        "all": _figures(right.total(), marked.total(), claimed.total()),
        "hard_negatives": {"rows": clean, "flagged": flagged, "rate": _share(flagged, clean)},
    }


def _found(text: str) -> tuple[set[Span], bool]:
    """Spans of the kinds that rows are marked with, and whether any personal data was found."""
    findings = [finding for finding in read(text) if finding.clause == "PII"]
    spans = {
        (finding.start, finding.end, KINDS[finding.rule])
        for finding in findings
        if finding.rule in KINDS
    }
    return spans, bool(findings)


def _figures(right: int, marked: int, claimed: int) -> Figures:
    return {
        "recall": _share(right, marked),
        "precision": _share(right, claimed),
        "f1": _share(2 * right, marked + claimed),
        "spans": marked,
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
