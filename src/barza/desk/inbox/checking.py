"""A text looked at before it is sent: what is in it, how long it is, how it will stand."""

from dataclasses import dataclass

from barza import screening
from barza.connectors.errors import ConnectorError
from barza.desk.cases.models import Case
from barza.desk.core.errors import Refused

from . import outgoing
from .findings import Noted, Piece, of_draft, pieces


@dataclass(frozen=True, slots=True)
class Checked:
    """``count`` and ``most`` are as the network counts; None when it can't be asked now."""

    findings: list[Noted]
    pieces: list[Piece]
    is_held: bool
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


def check(case: Case, text: str, lang: str) -> Checked:
    """Never raises: what can't be told now is told when it is sent."""
    text = text.replace("\x00", "").strip()
    found = screening.read(text, lang or None)
    named = of_draft(text, found)
    spans = [(one.start, one.end, note.name) for one, note in zip(found, named, strict=True)]
    is_held = screening.verdict(found) == "hold"
    said = pieces(text, spans)
    try:
        count, most = outgoing.length(case, text)
    except Refused as refusal:
        return Checked(named, said, is_held, problem=str(refusal))
    except ConnectorError:
        return Checked(named, said, is_held)
    return Checked(named, said, is_held, count, most, _leading(case, text))


def _leading(case: Case, text: str) -> str:
    standing = outgoing.standing(case, text)
    return standing.removesuffix(text).strip()
