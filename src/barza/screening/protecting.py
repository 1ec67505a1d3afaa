"""Criticism of the institution is protected (P-82): only what is a breach anywhere holds it.

Critics speak in figures: a drain is a time bomb, a junction a death trap, a fee a robbery.
"""

from collections.abc import Sequence
from dataclasses import replace

from barza.screening.finding import Finding
from barza.screening.policy import Policy
from barza.screening.rules.hits import STRONG_SCORE
from barza.screening.topic import sort

SAID_OF_US = frozenset({"DEF", "ILL"})
"""What a figure of speech about a service is easily taken for."""
JUST_BELOW = 0.01
BY_MODEL = ".model"
MATTERS = frozenset({"complaint", "request", "idea"})


def protected(text: str, found: Sequence[Finding], under: Policy) -> list[Finding]:
    """The findings; where the text criticises, insult or threat is not so sure as to hold it.

    A term that is a breach in any context stays as it is. So does contempt of a group or a faith.
    """
    return [
        replace(finding, score=round(under.hold.get(finding.clause, 1.0) - JUST_BELOW, 3))
        if _may_be_criticism(finding, under) and _criticises(text)
        else finding
        for finding in found
    ]


def _may_be_criticism(finding: Finding, under: Policy) -> bool:
    if finding.clause not in SAID_OF_US or finding.score < under.hold.get(finding.clause, 1.0):
        return False
    return finding.rule.endswith(BY_MODEL) or finding.score < STRONG_SCORE


def _criticises(text: str) -> bool:
    """Whether it is critical, and about the institution or a matter of its services: who insults
    somebody in a quarrel among citizens criticises nothing.
    """
    sorting = sort(text)
    about = sorting.to_institution or sorting.service is not None or sorting.kind in MATTERS
    return about and sorting.stance == "criticism"
