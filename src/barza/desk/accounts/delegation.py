"""What a named person may decide alone, and what not (P-44). The matrix is ``delegation.toml``.

``authority`` says whether a resolution names a person at all; this says how far it goes.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from django.utils.translation import gettext as _

from barza.desk.core import clauses
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role

from . import authority
from .models import Account, Duty, Resolution

HEADS = frozenset({Role.SUPERVISOR, Role.SECTION_HEAD})


class Act(StrEnum):
    """What the matrix decides on."""

    ANSWER = "answer"
    OVERRIDE = "override"


class Who(StrEnum):
    """Who decides alone, from the widest to the narrowest."""

    OFFICER = "officer"
    SECOND = "second"
    HEAD = "head"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the matrix. An empty field fits everything."""

    act: Act
    who: Who
    clause: str = ""
    topic: str = ""
    urgency: str = ""
    account: str = ""

    def fits(self, act: Act, matter: Mapping[str, str]) -> bool:
        return self.act == act and all(
            getattr(self, name) in ("", matter.get(name, "")) for name in MATTERS
        )


MATTERS = ("clause", "topic", "urgency", "account")


KEYS = frozenset({"act", "who", *MATTERS})


def _checked(row: dict[str, str]) -> dict[str, str]:
    """Raises ``ValueError`` for a line that would not do what it says."""
    if unknown := row.keys() - KEYS:
        raise ValueError(f"delegation.toml: no rule has {', '.join(sorted(unknown))}")
    override = row["act"] == Act.OVERRIDE
    if override and (row["who"] == Who.SECOND or row.get("topic") or row.get("urgency")):
        raise ValueError("delegation.toml: an override is decided by clause and account alone")
    return row


def _read() -> tuple[Rule, ...]:
    data = tomllib.loads(Path(__file__).with_name("delegation.toml").read_text(encoding="utf-8"))
    return tuple(
        Rule(Act(row["act"]), Who(row["who"]), **{name: row.get(name, "") for name in MATTERS})
        for row in map(_checked, data["rule"])
    )


MATRIX = _read()


def decides(act: Act, clause: str = "", **matter: str) -> Who:
    """Who decides on such an act alone; ``matter`` has any of ``topic``, ``urgency``, ``account``.

    What no rule fits, nobody does.
    """
    about = {"clause": clause, **matter}
    return next((rule.who for rule in MATRIX if rule.fits(act, about)), Who.NOBODY)


def require(
    employee: Employee,
    account: Account,
    act: Act,
    found: Iterable[str],
    now: datetime,
    duty: Duty = Duty.ANSWER,
) -> Resolution:
    """The resolution under which this person does this alone, for every clause that is touched.

    Raises ``Refused``, citing the clause that stands in the way, and P-61 without a resolution.
    """
    resolution = authority.require(employee, account, duty, now)
    for code in clauses.in_order(found):
        who = decides(act, code, account=account.label)
        if who == Who.NOBODY:
            raise _reserved(code)
        if who == Who.HEAD and employee.role not in HEADS:
            raise _for_a_head(code, account, duty, now)
    return resolution


def _reserved(code: str) -> Refused:
    return Refused(
        _(
            "Nobody may let this out alone (%(clause)s). Change the words; if the finding is "
            "wrong, mark it as wrong, and a second person decides."
        )
        % {"clause": clauses.name(code)},
        clause=clauses.requirement(code),
    )


def _for_a_head(code: str, account: Account, duty: Duty, now: datetime) -> Refused:
    named = authority.officers_for(account, duty, now).filter(role__in=HEADS).order_by("id")[:3]
    names = _(", ").join(person.name for person in named)
    said = _(
        "A shift supervisor or head of section decides on this (%(clause)s). Change the words, "
        "or ask one of them to answer."
    )
    asked = _(
        "A shift supervisor or head of section decides on this (%(clause)s). Change the words, "
        "or ask: %(names)s."
    )
    return Refused(
        (asked if names else said) % {"clause": clauses.name(code), "names": names},
        clause=clauses.requirement(code),
    )
