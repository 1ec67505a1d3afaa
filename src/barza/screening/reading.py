"""Read a text and say what in it touches the policy: rules first, then what the models see."""

from collections.abc import Iterable, Sequence

from barza.screening import judging
from barza.screening.finding import Finding
from barza.screening.folding import Folded, normalise
from barza.screening.links import find_links
from barza.screening.models.heads import HEADS
from barza.screening.models.weights import Floats
from barza.screening.personal.finder import find as find_personal
from barza.screening.policy import Policy, policy
from barza.screening.rules import find as find_terms
from barza.screening.script import language

CLAUSES = ("REL", "DEF", "DIS", "ILL", "RGT", "IPR", "FLS", "PII", "PHI", "SPM")
Languages = Sequence[str | None]


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
    folded, rows = _judged(texts, langs)
    counts = under or policy()
    return [_findings(text, row, counts) for text, row in zip(folded, rows, strict=True)]


def scores_many(texts: Iterable[str], langs: Languages | None = None) -> list[dict[str, float]]:
    """For each text and every clause of `CLAUSES`: how likely the text touches it, from 0 to 1."""
    folded, rows = _judged(texts, langs)
    return [_scores(text, row) for text, row in zip(folded, rows, strict=True)]


def _judged(texts: Iterable[str], langs: Languages | None) -> tuple[list[Folded], Floats]:
    folded = [normalise(text) for text in texts]
    known = langs or [None] * len(folded)
    spoken = [lang or language(text.source) for lang, text in zip(known, folded, strict=True)]
    return folded, judging.probabilities(folded, spoken)


def _findings(text: Folded, row: Floats, under: Policy) -> list[Finding]:
    found = _by_rule(text)
    clauses = {finding.clause for finding in found}
    found += [one for one in judging.find(text, row, under) if one.clause not in clauses]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule))


def _by_rule(text: Folded) -> list[Finding]:
    return [*_personal(text), *find_links(text), *find_terms(text.source)]


def _personal(folded: Folded) -> Iterable[Finding]:
    for rule, start, end, score in find_personal(folded.text):
        yield Finding("PII", rule, *folded.span(start, end), score)


def _scores(text: Folded, row: Floats) -> dict[str, float]:
    found = dict.fromkeys(CLAUSES, 0.0) | dict(zip(HEADS, row.tolist(), strict=True))
    for finding in _by_rule(text):
        found[finding.clause] = max(found[finding.clause], finding.score)
    return found
