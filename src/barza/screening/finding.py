"""What screening has to say: findings inform, people decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from barza.screening.policy import Policy, policy

Verdict = Literal["clear", "review", "hold"]
HOLD_FROM = 0.8
"""The score from which a rule of personal data or links is as good as sure."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a text that a person should look at.

    `start` and `end` slice the original text: what was recognised or, where a model speaks, the
    words that weighed most. `clause` is a code of the institution's policy (PII, PHI, …), `rule`
    names what was recognised, and `score` says how sure it is, from 0 to 1.
    """

    clause: str
    rule: str
    start: int
    end: int
    score: float


def verdict(findings: Iterable[Finding], under: Policy | None = None) -> Verdict:
    """What to do with a draft: nothing found, a look, or held until somebody gives a reason.

    A version of the policy says from which score each clause holds; without one, that in force.
    """
    hold = (under or policy()).hold
    found: Verdict = "clear"
    for finding in findings:
        if finding.score >= hold.get(finding.clause, HOLD_FROM):
            return "hold"
        found = "review"
    return found
