"""Screening: reads a text and says what it finds. Pure Python: no Django, no network, no database.

read(text) -> findings            what touches the policy, with spans of the original text
verdict(findings)                 clear, review or hold
sort(text) -> Sorting             kind, service, urgency and language, for the desk's queue
places(text, names) -> keys       which of the given places a text names
fold(text), normalise(text)       one spelling for search; the second knows the way back
"""

from barza.screening.finding import Finding, Verdict, verdict
from barza.screening.folding import Folded, fold, normalise
from barza.screening.gazetteer import places
from barza.screening.reading import read, read_many
from barza.screening.script import Language, language
from barza.screening.topic import Sorting, kind, service, sort, urgency

__all__ = [
    "Finding",
    "Folded",
    "Language",
    "Sorting",
    "Verdict",
    "fold",
    "kind",
    "language",
    "normalise",
    "places",
    "read",
    "read_many",
    "service",
    "sort",
    "urgency",
    "verdict",
]
