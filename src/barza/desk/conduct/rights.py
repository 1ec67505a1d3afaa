"""The two-sided bill of rights: ``data/rights.toml`` (P-07)."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from barza.desk.core.bilingual import chosen
from barza.desk.people.models import Employee


@dataclass(frozen=True, slots=True)
class Right:
    """``to`` is the screen that serves it."""

    of: str
    clause: str
    to: str
    title_ar: str
    title_en: str
    text_ar: str
    text_en: str
    shown_to: str = "all"

    @property
    def title(self) -> str:
        return chosen(self.title_ar, self.title_en)

    @property
    def text(self) -> str:
        return chosen(self.text_ar, self.text_en)


def _read() -> tuple[Right, ...]:
    path = Path(__file__).parent / "data" / "rights.toml"
    return tuple(Right(**row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["right"])


RIGHTS = _read()


def of(side: str, reader: Employee) -> list[tuple[Right, str]]:
    """Each right of a side ("employee", "institution"), with its screen where the reader has it."""
    return [
        (right, right.to if right.shown_to == "all" or reader.manages else "")
        for right in RIGHTS
        if right.of == side
    ]
