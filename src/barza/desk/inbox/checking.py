"""A text looked at before it is sent: what is in it, how long it is, how it will stand."""

from dataclasses import dataclass
from datetime import datetime

from barza.connectors.errors import ConnectorError
from barza.desk.cases.models import Case
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from . import guarding, outgoing
from .findings import Noted, Piece, noted, pieces


@dataclass(frozen=True, slots=True)
class Checked:
    """``count`` and ``most`` are as the network counts; None when it can't be asked now."""

    findings: list[Noted]
    pieces: list[Piece]
    is_held: bool
    reserved: Refused | None = None
    """Why this person may not let it out alone; empty where they may, with a reason (P-44)."""
    count: int | None = None
    most: int | None = None
    leading: str = ""
    """What the network puts in front: the name of whom the answer is to."""
    problem: str = ""

    @property
    def is_too_long(self) -> bool:
        return self.count is not None and self.most is not None and self.count > self.most

    @property
    def over(self) -> int:
        return (self.count or 0) - (self.most or 0)


def check(case: Case, text: str, lang: str, *, by: Employee, now: datetime) -> Checked:
    """Never raises: what can't be told now is told when it is sent."""
    text = guarding.bare(text)
    seen = guarding.look(case, text, lang)
    named = [
        noted(
            text,
            one.clause,
            one.rule,
            one.start,
            one.end,
            state=seen.state(one),
            is_held=one in seen.held,
        )
        for one in seen.findings
    ]
    reserved = seen.reserved(case, by, now)
    said = pieces(text, named)
    try:
        count, most = outgoing.length(case, text)
    except Refused as refusal:
        return Checked(named, said, bool(seen.held), reserved, problem=str(refusal))
    except ConnectorError:
        return Checked(named, said, bool(seen.held), reserved)
    return Checked(named, said, bool(seen.held), reserved, count, most, _leading(case, text))


def _leading(case: Case, text: str) -> str:
    standing = outgoing.standing(case, text)
    return standing.removesuffix(text).strip()
