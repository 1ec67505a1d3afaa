"""The drills as they come with the product: ``data/drills/*.toml``, in two languages.

Checked when they are read, so that a drill without Arabic, or one in which nobody can do right,
never gets as far as a trainee. A run keeps the drill as it was given (``DrillText.model_dump``):
how it went is judged by what was asked.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from barza.desk.cases.models import CaseKind, Urgency
from barza.desk.core import clauses
from barza.desk.core.bilingual import chosen

FOLDER = Path(__file__).parent / "data" / "drills"

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=480)]
"""What a citizen writes: a message of the town is at most 500 long, the address included."""


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Trap(Strict):
    """What a message tempts to. One falls into it by a draft with such a finding (``clause`` is the
    screening's code), or by closing the case with no answer."""

    by: Literal["finding", "closing"]
    clause: str = ""
    cites: Annotated[str, StringConstraints(pattern=r"^P-\d{2,3}$")]
    why_ar: Sentence
    why_en: Sentence

    @model_validator(mode="after")
    def _names_a_clause(self) -> "Trap":
        if (self.by == "finding") != (self.clause in clauses.CLAUSES):
            raise ValueError("a trap by a finding names a clause of the screening, no other does")
        return self

    @property
    def why(self) -> str:
        return chosen(self.why_ar, self.why_en)


class MessageText(Strict):
    """One message of a citizen, and what is right to do with it.

    ``after_minutes`` from the start of the run until it is written; ``target_minutes`` from its
    arrival to the first answer. ``kinds`` and ``departments`` (codes of units): any is right.
    ``urgency`` None: not asked.
    ``says``: the answer has to say one of these words.
    """

    key: Key
    citizen: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{2,30}$")]
    lang: Literal["ar", "en"]
    visibility: Literal["public", "direct"] = "public"
    after_minutes: int = Field(default=0, ge=0, le=30)
    text: Words
    kinds: list[CaseKind] = Field(min_length=1, max_length=3)
    urgency: Urgency | None = None
    departments: list[Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9-]{1,19}$")]] = Field(
        max_length=4
    )
    target_minutes: int = Field(ge=1, le=60)
    says: list[Short] = Field(default=[], max_length=6)
    advice_ar: Sentence
    advice_en: Sentence
    traps: list[Trap] = Field(default=[], max_length=3)

    @property
    def advice(self) -> str:
        """What a good answer does."""
        return chosen(self.advice_ar, self.advice_en)


class DrillText(Strict):
    """``minutes`` is how long a run lasts at most; ``pass_share`` is in per cent."""

    code: Key
    version: int = Field(ge=1)
    title_ar: Short
    title_en: Short
    trains_ar: Sentence
    trains_en: Sentence
    cites: list[Annotated[str, StringConstraints(pattern=r"^P-\d{2,3}$")]] = Field(min_length=1)
    minutes: int = Field(ge=5, le=60)
    pass_share: int = Field(ge=50, le=100)
    messages: list[MessageText] = Field(min_length=3, max_length=6)

    @model_validator(mode="after")
    def _can_be_done(self) -> "DrillText":
        if len({message.key for message in self.messages}) < len(self.messages):
            raise ValueError("each message of a drill has a key of its own")
        if any(one.after_minutes + one.target_minutes > self.minutes for one in self.messages):
            raise ValueError("a message comes too late to be answered in time")
        return self

    @property
    def title(self) -> str:
        return chosen(self.title_ar, self.title_en)

    @property
    def trains(self) -> str:
        return chosen(self.trains_ar, self.trains_en)

    @property
    def by_key(self) -> Mapping[str, MessageText]:
        return {message.key: message for message in self.messages}


@cache
def drills() -> tuple[DrillText, ...]:
    """All, by code. Raises ``pydantic.ValidationError`` for one that isn't whole."""
    found = (
        DrillText.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in FOLDER.glob("*.toml")
    )
    return tuple(sorted(found, key=lambda drill: drill.code))


def drill(code: str) -> DrillText | None:
    return next((one for one in drills() if one.code == code), None)
