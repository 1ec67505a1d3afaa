"""Reading a list of the staff out of a CSV file: rows, and what is wrong with which line.

Knows no database. Every limit is here, and what can't be read is said line by line.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, field_validator

COLUMNS = (
    "employee_no",
    "username",
    "name_ar",
    "name_en",
    "job_ar",
    "job_en",
    "unit",
    "email",
    "active",
)
WHO = ("name_en", "name_ar", "username", "employee_no")
"""By which a line that can't be read is still known; the first that is filled in."""
LONGEST_NAME = 200
LARGEST = 2 * 1024 * 1024
"""Bytes of a file."""
MOST_ROWS = 5_000
"""In one file: taking that many over keeps one request busy for some twenty seconds."""
YES, NO = {"yes", "true", "1", "نعم"}, {"no", "false", "0", "لا"}
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""With what a cell begins that a spreadsheet would run."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Code = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]{0,19}$")
]
UserName = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[\w.@+-]{1,150}$")]
Email = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=254,
        pattern=r"^([\w.+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)?$",
    ),
]


class Row(BaseModel):
    """A person as the directory has them. ``active`` is no for one who has left."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    employee_no: Code
    username: UserName
    name_ar: Text
    name_en: Text
    job_ar: Text
    job_en: Text
    unit: Code
    email: Email
    active: bool

    @field_validator("active", mode="before")
    @classmethod
    def _yes_or_no(cls, given: str) -> bool:
        word = given.strip().casefold()
        if word not in YES | NO:
            raise ValueError("neither yes nor no")
        return word in YES


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line of the file (the heading is line 1), in the reader's language.

    ``about``: whom the line is about, as far as it can be read; a directory has no lines.
    """

    line: int
    column: str
    says: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """``rows`` by the line on which each stands."""

    rows: dict[int, Row] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(text: str) -> Reading:
    """Never raises: a file that is no list of staff is a list with problems."""
    try:
        return _read(csv.DictReader(StringIO(text, newline=""), strict=True))
    except csv.Error:
        says = _("The file is no CSV. Save it from the spreadsheet as CSV (UTF-8).")
        return Reading(problems=[Problem(1, "", says)])


def written(problems: list[Problem]) -> str:
    """The error file: a CSV that a spreadsheet opens and nothing in which it runs."""
    out = StringIO()
    lines = csv.writer(out)
    lines.writerow(["line", "person", "column", "problem"])
    for one in problems:
        lines.writerow([one.line, *map(_harmless, (one.about, one.column, one.says))])
    return out.getvalue()


def _read(lines: "csv.DictReader[str]") -> Reading:
    reading = Reading()
    if problem := _heading(list(lines.fieldnames or [])):
        reading.problems.append(problem)
        return reading
    for cells in lines:
        number = lines.line_num
        if len(reading.rows) >= MOST_ROWS:
            says = _("A file holds at most %(most)s people. Hand it in in parts.")
            reading.problems.append(Problem(number, "", says % {"most": MOST_ROWS}))
            break
        try:
            reading.rows[number] = Row.model_validate(whole := _whole(cells))
        except ValidationError as error:
            about = next(filter(None, (whole.get(name) for name in WHO)), "")
            reading.problems.extend(_problems(number, error, about[:LONGEST_NAME]))
    _find_doubles(reading)
    return reading


def _heading(given: list[str]) -> Problem | None:
    names = [name.strip() for name in given]
    if sorted(names) == sorted(COLUMNS):
        return None
    says = _("The first line must name these columns, each once: %(columns)s.")
    return Problem(1, "", says % {"columns": ", ".join(COLUMNS)})


def _whole(cells: dict[str | Any, str | Any]) -> dict[str, Any]:
    """Cells too few are empty; too many make the row unreadable, under a name of their own."""
    return {("more" if name is None else name.strip()): cells[name] or "" for name in cells}


def _problems(line: int, error: ValidationError, about: str) -> Iterator[Problem]:
    for one in error.errors():
        column = str(one["loc"][0]) if one["loc"] else ""
        says = _sentence(column, str(one["type"]))
        yield Problem(line, "" if column == "more" else column, says, about)


def _sentence(column: str, kind: str) -> str:
    if column == "more":
        return _("This line has more cells than the first. Check its commas and quotes.")
    if column == "active":
        return _("Write yes or no.")
    if kind == "string_too_short":
        return _("This is empty. Fill it in.")
    if kind == "string_too_long":
        return _("This is too long. Shorten it.")
    return _("This can't be read. Check it for spaces and signs that don't belong there.")


def _find_doubles(reading: Reading) -> None:
    for column in ("employee_no", "username"):
        first: dict[str, int] = {}
        for line, row in list(reading.rows.items()):
            value = str(getattr(row, column))
            if value in first:
                says = _("This stands on line %(line)s already. Remove one of them.")
                says = says % {"line": first[value]}
                reading.problems.append(Problem(line, column, says, row.name_en))
            first.setdefault(value, line)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(RISKY) else text
