"""Read a text and say what in it touches the policy."""

import re
from collections.abc import Iterable

from barza.screening.finding import Finding
from barza.screening.folding import Folded, normalise
from barza.screening.links import find_links
from barza.screening.personal.finder import find

# Nothing below can match without one of these; most messages have none.
WORTH_READING = re.compile(r"[\d@]|\w\.\w")


def read(text: str, lang: str | None = None) -> list[Finding]:  # noqa: ARG001 -- rules to come need it
    """Findings in a text, in order of place. Never raises, whatever the text.

    `lang` is the text's language where the caller already knows it; the rules for numbers and
    links are the same in every language.
    """
    folded = normalise(text)
    if not WORTH_READING.search(folded.text):
        return []
    found = [*_personal(folded), *find_links(folded)]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule))


def read_many(texts: Iterable[str]) -> list[list[Finding]]:
    """The findings of each text, in the order given."""
    return [read(text) for text in texts]


def _personal(folded: Folded) -> Iterable[Finding]:
    for rule, start, end, score in find(folded.text):
        yield Finding("PII", rule, *folded.span(start, end), score)
