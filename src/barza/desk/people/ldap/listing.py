"""From what the directory has of each person to the lines of a list of the staff."""

import csv
from collections.abc import Mapping
from io import StringIO

from barza.desk.people.directory import COLUMNS

from .asking import Entry

DISABLED = 2
"""The bit of Active Directory's ``userAccountControl`` that says so (MS-ADTS 2.2.16)."""
Key = tuple[str, frozenset[str]]


def as_list(entries: list[Entry], attributes: Mapping[str, tuple[str, ...]]) -> str:
    """By employee number, so that the same people always make the same list."""
    lines = [_line(entry, attributes) for entry in entries]
    lines.sort(key=lambda line: line["employee_no"])
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


def _line(entry: Entry, attributes: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    has = {_key(name): values for name, values in entry.items() if values}
    line = {column: _first(has, attributes.get(column, ())) for column in COLUMNS}
    line["active"] = _active(has, attributes.get("active", ()))
    return line


def _first(has: Mapping[Key, list[bytes]], names: tuple[str, ...]) -> str:
    """The first attribute that has a value; of several values the first by the alphabet, since a
    server gives them in any order. What isn't UTF-8 stays visible as such."""
    for name in names:
        values = [one.decode(errors="replace").strip() for one in has.get(_key(name), ())]
        if said := sorted(filter(None, values)):
            return said[0].replace("\0", "�")
    return ""


def _active(has: Mapping[Key, list[bytes]], names: tuple[str, ...]) -> str:
    """Who is in the directory works here, unless it says otherwise. ``!`` before an attribute
    (``!nsAccountLock``): whoever has it as true has left."""
    for name in names:
        value = _first(has, (name.lstrip("!"),))
        if value.isdecimal() and name.casefold() == "useraccountcontrol":
            return "no" if int(value) & DISABLED else "yes"
        if value and name.startswith("!"):
            return "no" if value.casefold() in ("true", "yes", "1") else "yes"
        if value:
            return value
    return "yes"


def _key(name: str) -> Key:
    """Names and options have no case, and options no order (RFC 4512, 2.5)."""
    base, *options = name.casefold().split(";")
    return base, frozenset(options)
