"""What the whole screening decides about labelled messages, computed once for all figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from barza.screening.evaluation.figures import Truth
from barza.screening.finding import Finding, verdict
from barza.screening.models.weights import Floats
from barza.screening.policy import policy
from barza.screening.reading import CLAUSES, read_with_scores


@dataclass(frozen=True)
class Judged:
    """Findings of each text and its scores, rows by `CLAUSES`."""

    findings: list[list[Finding]]
    scores: Floats

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Judged":
        """Read all texts."""
        read = read_with_scores(texts)
        scores = [[one[clause] for clause in CLAUSES] for _, one in read]
        findings = [found for found, _ in read]
        return cls(findings, np.array(scores, np.float32).reshape(-1, len(CLAUSES)))

    def touches(self, clause: str) -> Truth:
        """Whether a text's score is such that the policy in force has it reported."""
        found: Truth = self.scores[:, CLAUSES.index(clause)] >= policy().review[clause]
        return found

    @cached_property
    def held(self) -> Truth:
        """Whether a draft of this text would be held at the shipped thresholds."""
        return np.array([verdict(findings) == "hold" for findings in self.findings], bool)
