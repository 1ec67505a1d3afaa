"""The table of figures, as lines of text and as one object."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from barza.screening.evaluation import links, personal, toxic
from barza.screening.evaluation.figures import (
    Figure,
    Index,
    Measured,
    Truth,
    macro_f1,
    measured,
    recall,
    share,
)
from barza.screening.evaluation.judged import Judged
from barza.screening.models.card import known_sources
from barza.screening.training.rows import Line

ONE_HEAD = {"illegal": "ILL", "ip": "IPR", "claim": "FLS", "spam": "SPM", "phishing": "PHI"}
Table = dict[str, Any]
OURS = "written_"
"""Begins the names of sources that we wrote: near pairs, harder than what people write."""


def table(lines: Sequence[Line]) -> Table:
    """All figures that these lines allow."""
    judged = Judged.of([line.text for line in lines])
    found: Table = {"insult_hate": _toxic(lines, judged)}
    found["religious_contempt"] = toxic.religious(lines, judged)
    for category, head in ONE_HEAD.items():
        found[category] = _by_source(lines, category, judged, head)
    found["service_held"] = _held(lines, judged, category="service")
    found["criticism_held"] = _held(lines, judged, stance="criticism")
    for label in ("offensive", "hate", "religious_hate", "illegal"):
        found[f"{label}_held"] = _held(lines, judged, label=label)
    spans = [line.model_dump() for line in lines if line.spans is not None]
    if spans:
        found["personal_data"] = personal.measure(spans)
    addresses = [line.model_dump() for line in lines if line.category == "url"]
    if addresses:
        found["links"] = links.measure(addresses)
    return found


def _toxic(lines: Sequence[Line], judged: Judged) -> Table:
    found: Table = {}
    known = known_sources()
    sources = toxic.by_source(lines, judged)
    for lang in ("ar", "en"):
        mine = {source: figure for (of, source), figure in sources.items() if of == lang}
        tests = {s: f for s, f in mine.items() if toxic.is_functional(s)}
        ours = {s: f for s, f in mine.items() if s.startswith(OURS)}
        real = {s: f for s, f in mine.items() if s not in tests and s not in ours}
        found[lang] = {
            "mean_known": toxic.mean([f for s, f in real.items() if s in known]),
            "mean_unseen": toxic.mean([f for s, f in real.items() if s not in known]),
            "functional": toxic.mean(list(tests.values())),
            "written_by_us": toxic.mean(list(ours.values())),
            "sources": mine,
        }
    return found


def _by_source(lines: Sequence[Line], category: str, judged: Judged, head: str) -> Table:
    """Macro-F1 of each source and language; recall where all its rows are of one kind."""
    found: Table = {}
    decided = judged.touches(head)
    for source, lang in sorted({(x.source, x.lang) for x in lines if x.category == category}):
        rows = _rows(lines, category=category, source=source, lang=lang)
        wanted = _harmful(lines, rows)
        figure: Figure = macro_f1 if 0 < wanted.sum() < len(wanted) else recall
        found[f"{source} {lang}"] = measured(figure, wanted, decided[rows])
    every = _rows(lines, category=category)
    if len(every):
        found["all"] = measured(macro_f1, _harmful(lines, every), decided[every])
    return found


def _held(lines: Sequence[Line], judged: Judged, **fields: str) -> Table:
    """The share that would be held, by language, of the rows with these fields."""
    found: Table = {}
    for lang in ("ar", "en", "mixed"):
        rows = _rows(lines, lang=lang, **fields)
        if len(rows):
            found[lang] = measured(share, np.ones(len(rows), bool), judged.held[rows])
    return found


def _rows(lines: Sequence[Line], **fields: str) -> Index:
    wanted = fields.items()
    mine = [all(getattr(line, name) == value for name, value in wanted) for line in lines]
    return np.flatnonzero(mine)


def _harmful(lines: Sequence[Line], rows: Index) -> Truth:
    return np.array([lines[row].label != "clean" for row in rows], bool)


def written(found: Table, indent: str = "") -> Iterator[str]:
    """The table as lines."""
    for name, value in found.items():
        if isinstance(value, dict):
            if value:
                yield f"{indent}{name}"
                yield from written(value, indent + "  ")
        else:
            figure = f"{value:.3f}" if isinstance(value, float) else str(value)
            yield f"{indent}{name:<34} {figure}"


def plain(found: Any) -> Any:
    """The table as JSON knows it."""
    if isinstance(found, Measured):
        return asdict(found)
    if isinstance(found, dict):
        return {str(name): plain(value) for name, value in found.items()}
    return found
