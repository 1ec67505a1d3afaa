"""What cannot wait: which things, named together, make a matter urgent."""

from typing import Literal

from barza.screening.lexicon.calm import CALM
from barza.screening.lexicon.hazards import HAZARDS

Hazard = Literal[
    "fire", "flood", "wires", "gas", "injury", "manhole", "tree", "collapse", "traffic"
]

# Where a phrase is in both, its words are used up for both.
THINGS: dict[str, str] = {**CALM, **HAZARDS}

# Every thing of a row must be named; the hazard is what the hotline is told.
Row = tuple[Hazard, tuple[str, ...]]
URGENT: tuple[Row, ...] = (
    ("fire", ("fire",)),
    ("gas", ("gas",)),
    ("gas", ("explosion",)),
    ("wires", ("shock",)),
    ("wires", ("wires", "bare")),
    ("wires", ("sparks",)),
    ("wires", ("wires", "fell")),
    ("wires", ("wires", "wadi", "haste")),
    ("wires", ("wires", "wadi", "danger")),
    ("wires", ("wires", "structure", "leaning")),
    ("flood", ("trapped", "wadi")),
    ("flood", ("trapped", "flood")),
    ("flood", ("wadi", "indoors")),
    ("flood", ("flood", "indoors")),
    ("flood", ("sewage", "indoors")),
    ("flood", ("wadi", "person", "flowing")),
    ("flood", ("wadi", "flood", "person")),
    ("flood", ("wadi", "rising")),
    ("manhole", ("open hole", "fell")),
    ("manhole", ("open hole", "no cover")),
    ("manhole", ("open hole", "haste")),
    ("manhole", ("open hole", "crash")),
    ("tree", ("fallen tree",)),
    ("tree", ("tree", "fell", "across")),
    ("tree", ("tree", "fell", "person")),
    ("traffic", ("spill",)),
    ("traffic", ("crash", "fell")),
    ("traffic", ("crash", "now")),
    ("traffic", ("crash", "haste")),
    ("traffic", ("signal", "signal out", "danger")),
    ("traffic", ("signal", "signal out", "now")),
    ("collapse", ("collapse",)),
    ("collapse", ("structure", "fell", "person")),
    ("collapse", ("structure", "fell", "now")),
    ("collapse", ("structure", "leaning", "house")),
    ("collapse", ("structure", "leaning", "haste")),
    ("collapse", ("structure", "leaning", "now")),
    ("collapse", ("structure", "leaning", "across")),
    ("injury", ("injury",)),
    ("injury", ("hurt", "haste")),
    ("injury", ("hurt", "now")),
    ("injury", ("trapped", "person")),
    ("injury", ("person", "fell", "haste")),
    ("injury", ("person", "fell", "now")),
    ("manhole", ("open hole", "person", "now")),
    ("flood", ("flood", "person", "now")),
    ("flood", ("wadi", "haste", "person")),
    ("flood", ("flood", "haste")),
    ("flood", ("sewage", "rising", "haste")),
    ("tree", ("tree", "leaning", "haste")),
    ("tree", ("tree", "leaning", "wires")),
    ("injury", ("trapped", "now")),
    ("injury", ("poisoning", "person")),
    ("injury", ("poisoning", "now")),
    ("injury", ("poisoning", "haste")),
    ("injury", ("poisoning", "hospital")),
    ("injury", ("attack", "person", "menace")),
    ("injury", ("attack", "person", "now")),
    ("injury", ("attack", "person", "haste")),
    ("injury", ("menace", "haste")),
    ("injury", ("menace", "now", "person")),
    ("injury", ("danger", "haste")),
)
DAMPERS = ("supposed", "past", "answer")
HIGH: tuple[tuple[str, ...], ...] = (
    ("open hole",),
    ("wadi", "flood"),
    ("wadi", "flowing"),
    ("flood",),
    ("trapped",),
    ("sewage",),
    ("danger",),
    ("haste",),
    ("poisoning",),
    ("hurt",),
    ("attack",),
    ("blocked road",),
)
