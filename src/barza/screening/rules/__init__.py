"""The rules: terms of the policy's clauses, found in one pass and judged by what is around them.

hits(skeleton(text)) -> hits      every term, strong or weak, negated or not
findings(skeleton, hits)          the strong ones that nothing denies
find(text) -> findings            both at once
pattern_floor(texts) -> int       the bare engine over folded texts, for the benchmark
"""

from barza.screening.rules.hits import Hit, find, findings, hits, pattern_floor, prepare
from barza.screening.rules.source import versions

__all__ = ["Hit", "find", "findings", "hits", "pattern_floor", "prepare", "versions"]
