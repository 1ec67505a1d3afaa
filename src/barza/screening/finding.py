"""What screening has to say: findings inform, people decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["clear", "review", "hold"]
HOLD_FROM = 0.8


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a text that a person should look at.

    `start` and `end` slice the original text. `clause` is a code of the institution's policy (PII,
    PHI, …), `rule` names what was recognised, and `score` says how sure it is, from 0 to 1.
    """

    clause: str
    rule: str
    start: int
    end: int
    score: float


def verdict(findings: Iterable[Finding]) -> Verdict:
    """What to do with a draft: nothing found, a look, or held until somebody gives a reason."""
    highest = max((finding.score for finding in findings), default=None)
    if highest is None:
        return "clear"
    return "hold" if highest >= HOLD_FROM else "review"
