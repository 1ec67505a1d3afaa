"""How the models of dialect and stance come about, from rows of labelled messages.

A row is a mapping as in the project's JSON lines: text, lang, source, category, label, and for what
was written for the project also kind and stance. The same rows in the same order give the same
bytes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from barza.screening import dialect, stance, topic
from barza.screening.cues import words
from barza.screening.folding import fold
from barza.screening.script import NOT_PROSE
from barza.screening.wordwise import Model
from barza.screening.wordwise_training import Example, train

Row = Mapping[str, Any]

# Sources in one dialect, and how many of their rows are enough: they differ in topic too.
ONE_DIALECT = {"thsab": ("maghrebi", 500), "ans": ("msa", 700), "lhsab": ("levantine", 200)}
MANY_DIALECTS = "aoc_dialect"
WRITTEN = "written_"
OF_ALL_DIALECTS = frozenset({"written_talk_ar", "written_acts_ar"})
"""Ours that are in every dialect, and addressed to nobody in particular."""
ANSWER = "officer-answer"
OUR_GULF, ONE_SOURCE = 1.05, 0.5

# What a row's kind says of its stance where nobody labelled it.
KINDS_OF = {
    "criticism": ("criticism", "official-conduct", "sarcasm", "irony"),
    "praise": ("praise", "thank"),
    "neutral": ("question", "request", "service-message", "idea", "follow-up", "officer-reply"),
}
SENTIMENTS = {"neg": "criticism", "pos": "praise", "neu": "neutral"}
SENTIMENT_SOURCE, QUESTION_SOURCES = "marsa", ("banking77", "arbanking77")
OF_A_SOURCE = 150
BY_KIND, BY_SOURCE, CRITICISM = 0.6, 0.2, 1.3


def train_dialect(rows: Iterable[Row]) -> Model:
    """The model of dialects; rarer dialects count somewhat more."""
    examples = [*_in_dialects(rows)]
    often = Counter(example.label for example in examples)
    even = len(examples) / len(dialect.DIALECTS)
    return train(
        [
            Example(one.words, one.label, {}, one.counts * (even / often[one.label]) ** 0.5)
            for one in examples
        ],
        labels=dialect.DIALECTS,
        reading=dialect.READING,
        marks=dialect.marks,
        bits=15,
        restraint=4e-5,
    )


def train_stance(rows: Iterable[Row]) -> Model:
    """The model of stances: what was labelled counts most."""
    return train(
        [*_with_stance(rows)],
        labels=stance.STANCES,
        reading=stance.READING,
        signs=stance.OUTER,
        bits=13,
        restraint=5e-4,
    )


def write(rows: Iterable[Row], folder: Path) -> None:
    """Train both and store them where the package reads them."""
    kept = [*rows]
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in (("dialect", train_dialect(kept)), ("stance", train_stance(kept))):
        (folder / f"{name}.bin").write_bytes(model.stored())


def _in_dialects(rows: Iterable[Row]) -> Iterator[Example]:
    taken: Counter[str] = Counter()
    for row in rows:
        source = row["source"]
        said = dialect.arabic_words(words(fold(row["text"])))
        if not said or row["lang"] != "ar" or source in OF_ALL_DIALECTS:
            continue
        if source == MANY_DIALECTS:
            yield Example(said, row["label"], {})
        elif source in ONE_DIALECT and taken[source] < ONE_DIALECT[source][1]:
            taken[source] += 1
            yield Example(said, ONE_DIALECT[source][0], {}, ONE_SOURCE)
        elif source.startswith(WRITTEN):
            yield from _ours(said, row)


def _ours(said: list[str], row: Row) -> Iterator[Example]:
    """Ours is Gulf Arabic where a word says so more than any word says another thing."""
    if row["kind"] == ANSWER:
        yield Example(said, "msa", {})
        return
    marked = Counter(group for word in said for group in dialect.marks(word))
    gulf = marked.pop("gulf", 0)
    if gulf > max(marked.values(), default=0):
        yield Example(said, "gulf", {}, OUR_GULF)


def _with_stance(rows: Iterable[Row]) -> Iterator[Example]:
    taken: Counter[tuple[str, str]] = Counter()
    for row in rows:
        label, counts = _stance_of(row)
        if counts == BY_SOURCE:
            taken[row["source"], label] += 1
            if taken[row["source"], label] > OF_A_SOURCE:
                continue
        if label:
            said = words(fold(NOT_PROSE.sub(" ", row["text"])))
            yield Example(said, label, topic.outer_signs(row["text"]), counts)


def _stance_of(row: Row) -> tuple[str, float]:
    """A row's stance, or nothing, and how much it counts."""
    if row["source"] in OF_ALL_DIALECTS:
        return "", 0.0
    if "stance" in row:
        return row["stance"], CRITICISM if row["stance"] == "criticism" else 1.0
    if row["source"] == SENTIMENT_SOURCE:
        return SENTIMENTS.get(row["label"], ""), BY_SOURCE
    if row["source"] in QUESTION_SOURCES:
        return "neutral", BY_SOURCE
    if row["source"].startswith(WRITTEN) and row["label"] == "clean":
        for label, kinds in KINDS_OF.items():
            if any(kind in row["kind"] for kind in kinds):
                return label, BY_KIND
    return "", 0.0
