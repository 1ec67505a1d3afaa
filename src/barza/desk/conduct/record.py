"""What an employee's own record is made of (P-07): sections, each with a title and rows.

A section is added in one line, by the part that owns the data or by one above it:
``record.add(record.Section("overtime", _("Out-of-hours work"), {"on": _("Day")}, rows))``. It is
then on the page /me and in the export.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise

from barza.desk.people.models import Employee

Value = str | int | bool | datetime | None
Row = Mapping[str, Value]
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Section:
    """``rows`` gives all there is about the employee, newest first and lazily: the page shows the
    first few, the export every one. ``columns`` names the keys of a row in words; ``more`` those
    that are too long for the page and stand in the export only."""

    key: str
    title: Words
    columns: Mapping[str, Words]
    rows: Callable[[Employee], Iterator[Row]] = field(repr=False)
    empty: Words = ""
    more: Mapping[str, Words] = field(default_factory=dict)
    link: Callable[[Row], str] | None = field(default=None, repr=False)


_SECTIONS: dict[str, Section] = {}


def add(section: Section) -> Section:
    """Raises ``ValueError`` when another section has that key already."""
    if _SECTIONS.setdefault(section.key, section) is not section:
        raise ValueError(f"The record has a section {section.key!r} already.")
    return section


def sections() -> list[Section]:
    """In the order in which they were added."""
    return list(_SECTIONS.values())
