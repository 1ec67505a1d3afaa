"""The rule that each employee acknowledges, version by version: ``data/rule.toml`` (P-57)."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from barza.desk.core.bilingual import chosen


@dataclass(frozen=True, slots=True)
class Rule:
    """The policy's own words, and what stands beside them so that the rule is fair."""

    version: str
    from_on: date
    quote_ar: str
    quote_en: str
    points_ar: list[str]
    points_en: list[str]

    @property
    def quote(self) -> str:
        return chosen(self.quote_ar, self.quote_en)

    @property
    def points(self) -> list[tuple[str, str]]:
        return list(zip(self.points_ar, self.points_en, strict=True))

    @property
    def said(self) -> list[str]:
        """The points in the reader's language."""
        return [chosen(ar, en) for ar, en in self.points]


def _read() -> tuple[Rule, ...]:
    path = Path(__file__).parent / "data" / "rule.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    return tuple(sorted((Rule(**row) for row in rows), key=lambda rule: rule.from_on))


RULES = _read()


def present(now: datetime) -> Rule:
    """The version that applies. Raises ``LookupError`` before the first."""
    begun = [rule for rule in RULES if rule.from_on <= now.date()]
    if not begun:
        raise LookupError(f"data/rule.toml has no rule for {now.date()}.")
    return begun[-1]
