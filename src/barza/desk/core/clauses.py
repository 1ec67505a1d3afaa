"""The clauses of the policy that findings name, as data: ``clauses.toml``.

A finding carries a code (``PII``); acts and refusals cite the requirement behind it (``P-90``).
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .bilingual import chosen


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of the policy in both languages. ``line`` is where it stands in the English."""

    code: str
    requirement: str
    line: int
    name_ar: str
    name_en: str
    text_ar: str
    text_en: str
    prohibits_ar: str
    prohibits_en: str
    protects_ar: str
    protects_en: str
    advice_ar: str
    advice_en: str

    @property
    def name(self) -> str:
        return chosen(self.name_ar, self.name_en)

    @property
    def advice(self) -> str:
        """What to change in a draft that touches the clause."""
        return chosen(self.advice_ar, self.advice_en)


@dataclass(frozen=True, slots=True)
class Criticism:
    """What every clause stops at: criticism is never a finding by itself (P-82)."""

    requirement: str
    line: int
    text_ar: str
    text_en: str
    says_ar: str
    says_en: str

    @property
    def says(self) -> str:
        return chosen(self.says_ar, self.says_en)


def _read() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("clauses.toml").read_text(encoding="utf-8"))


_DATA = _read()
CLAUSES: Mapping[str, Clause] = {
    code: Clause(code=code, **fields) for code, fields in _DATA["clauses"].items()
}
"""By code, in the order in which the policy prohibits."""
CRITICISM = Criticism(**_DATA["criticism"])


def name(code: str) -> str:
    """In the reader's language; a code that the policy doesn't know is its own name."""
    return CLAUSES[code].name if code in CLAUSES else code


def requirement(code: str) -> str:
    """What an act about such a finding cites; the outbound guard's own where none is known."""
    return CLAUSES[code].requirement if code in CLAUSES else "P-46"


def in_order(codes: Iterable[str]) -> list[str]:
    """Each code once, in the policy's order; unknown ones behind."""
    known = list(CLAUSES)
    return sorted(set(codes), key=lambda code: (code not in CLAUSES, _place(known, code), code))


def _place(known: list[str], code: str) -> int:
    return known.index(code) if code in known else 0
