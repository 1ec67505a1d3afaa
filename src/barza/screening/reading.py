"""Read a text and say what in it touches the policy: rules first, then what the models see."""

from collections.abc import Iterable, Iterator, Sequence

from barza.screening import judging
from barza.screening.finding import Finding
from barza.screening.folding import Folded, normalise
from barza.screening.links import find_links
from barza.screening.models.heads import HEADS
from barza.screening.models.judge import Probabilities
from barza.screening.personal.finder import find as find_personal
from barza.screening.policy import Policy, policy
from barza.screening.protecting import protected
from barza.screening.rules import findings, hits
from barza.screening.script import language
from barza.screening.skeleton import skeleton

CLAUSES = ("REL", "DEF", "DIS", "ILL", "RGT", "IPR", "FLS", "PII", "PHI", "SPM")
TOGETHER = 1_024
"""Texts that are read in one go: memory stays small, however many there are."""
Languages = Sequence[str | None]
Scores = dict[str, float]


def read(text: str, lang: str | None = None, under: Policy | None = None) -> list[Finding]:
    """Findings in a text, in order of place. Never raises, whatever the text.

    `lang` is the text's language where the caller already knows it; `under` is the version of the
    policy whose thresholds count, without one that in force.
    """
    return read_many([text], [lang], under)[0]


def read_many(
    texts: Iterable[str], langs: Languages | None = None, under: Policy | None = None
) -> list[list[Finding]]:
    """The findings of each text, in the order given: the same as one by one, but faster."""
    counts = under or policy()
    return [found for judged in _judged(texts, langs) for found in _found(*judged, counts)]


def read_with_scores(
    texts: Iterable[str], langs: Languages | None = None, under: Policy | None = None
) -> list[tuple[list[Finding], Scores]]:
    """For each text its findings, and for every clause of `CLAUSES` how likely the text touches it,
    from 0 to 1."""
    counts = under or policy()
    return [
        (found, _scores(text, row))
        for read_texts, rows in _judged(texts, langs)
        for text, row, found in zip(read_texts, rows, _found(read_texts, rows, counts), strict=True)
    ]


class _Text:
    """A text in the spellings that rules and models read, the terms found in it, and what the rules
    find: personal data, links, terms."""

    __slots__ = ("by_rule", "folded", "hits")

    def __init__(self, text: str) -> None:
        self.folded = normalise(text)
        bones = skeleton(text)
        self.hits = hits(bones)
        self.by_rule = [
            *_personal(self.folded),
            *find_links(self.folded),
            *findings(bones, self.hits),
        ]


def _judged(
    texts: Iterable[str], langs: Languages | None
) -> Iterator[tuple[list[_Text], Probabilities]]:
    """Some texts at once, with what the models say of them."""
    given = list(texts)
    known = langs or [None] * len(given)
    if len(known) != len(given):
        raise ValueError(f"{len(given)} texts, but {len(known)} languages")
    for at in range(0, len(given), TOGETHER):
        read_texts = [_Text(text) for text in given[at : at + TOGETHER]]
        folded = [text.folded for text in read_texts]
        spoken = [
            lang or language(text.source)
            for lang, text in zip(known[at : at + TOGETHER], folded, strict=True)
        ]
        said = [text.hits for text in read_texts]
        yield read_texts, judging.probabilities(folded, said, spoken)


def _found(texts: list[_Text], rows: Probabilities, under: Policy) -> Iterator[list[Finding]]:
    by_model = judging.find_many([text.folded for text in texts], rows, under)
    for text, more in zip(texts, by_model, strict=True):
        yield protected(text.folded.source, _together(text.by_rule, more), under)


def _together(by_rule: list[Finding], by_model: list[Finding]) -> list[Finding]:
    """In order of place; a model says nothing of a clause that a rule has found."""
    clauses = {finding.clause for finding in by_rule}
    found = by_rule + [finding for finding in by_model if finding.clause not in clauses]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule))


def _personal(folded: Folded) -> Iterable[Finding]:
    for rule, start, end, score in find_personal(folded):
        yield Finding("PII", rule, *folded.span(start, end), score)


def _scores(text: _Text, row: Probabilities) -> Scores:
    found: Scores = dict.fromkeys(CLAUSES, 0.0) | dict(zip(HEADS, row.tolist(), strict=True))
    for finding in text.by_rule:
        found[finding.clause] = max(found[finding.clause], finding.score)
    return found
