"""The training modules as they come with the product: ``data/modules/*.toml``, in two languages.

Checked when they are read, so that a module without Arabic or with two right answers never gets
as far as the database.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

FOLDER = Path(__file__).parent / "data" / "modules"

Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Answer = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1500)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Section(Strict):
    heading_ar: Short
    heading_en: Short
    text_ar: list[Paragraph]
    text_en: list[Paragraph]
    points_ar: list[Sentence] = []
    points_en: list[Sentence] = []

    def in_arabic(self) -> dict[str, Any]:
        return {"heading": self.heading_ar, "text": self.text_ar, "points": self.points_ar}

    def in_english(self) -> dict[str, Any]:
        return {"heading": self.heading_en, "text": self.text_en, "points": self.points_en}

    @model_validator(mode="after")
    def _same_in_both(self) -> "Section":
        if len(self.text_ar) != len(self.text_en) or len(self.points_ar) != len(self.points_en):
            raise ValueError("a section says the same in Arabic and in English")
        return self


class ChoiceText(Strict):
    text_ar: Answer
    text_en: Answer
    is_right: bool = False


class QuestionText(Strict):
    text_ar: Sentence
    text_en: Sentence
    why_ar: Sentence
    why_en: Sentence
    choices: list[ChoiceText] = Field(min_length=3, max_length=5)

    @model_validator(mode="after")
    def _one_is_right(self) -> "QuestionText":
        if sum(choice.is_right for choice in self.choices) != 1:
            raise ValueError("exactly one choice is right")
        return self


class ModuleText(Strict):
    """``pass_share`` in per cent; ``required_for`` are duties, none means all."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]{2,39}$")]
    version: int = Field(ge=1)
    title_ar: Short
    title_en: Short
    summary_ar: Sentence
    summary_en: Sentence
    valid_for_days: int = Field(ge=30, le=1100)
    pass_share: int = Field(ge=50, le=100)
    required_for: list[Short]
    sections: list[Section] = Field(min_length=1)
    questions: list[QuestionText] = Field(min_length=5, max_length=10)


def modules() -> list[ModuleText]:
    """All, by code. Raises ``pydantic.ValidationError`` for one that isn't whole."""
    return sorted(
        (
            ModuleText.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
            for path in FOLDER.glob("*.toml")
        ),
        key=lambda module: module.code,
    )
