"""What the pages show of a run, put together from few queries."""

from dataclasses import dataclass, field
from datetime import datetime

from . import facts, queries
from .content import MessageText
from .models import Run, RunMessage
from .wording import Line, lines


@dataclass(frozen=True, slots=True)
class Shown:
    """One message. ``case`` is its case at the desk, once it has arrived."""

    message: RunMessage
    text: MessageText
    case: int | None = None
    is_answered: bool = False
    lines: list[Line] = field(default_factory=list)

    @property
    def has_come(self) -> bool:
        return self.case is not None


def under_way(run: Run, now: datetime) -> list[Shown]:
    """Words only of what has arrived: the rest is still to come as a surprise."""
    messages = list(run.messages.select_related("department"))
    arrived = facts.arrived(run, messages)
    done = facts.of(run, messages, now) if arrived else {}
    return [
        Shown(
            one,
            one.text,
            arrived[one.place].case_id if one.place in arrived else None,
            one.place in done and done[one.place].answered_at is not None,
        )
        for one in messages
    ]


def over(run: Run) -> list[Shown]:
    """With how each message went; none of one that never came, or of a run without a score."""
    messages = list(run.messages.all())
    arrived = facts.arrived(run, messages)
    names = {unit.code: unit.name for unit in queries.units()}
    return [
        Shown(
            one,
            one.text,
            arrived[one.place].case_id if one.place in arrived else None,
            lines=lines(one.text, one.result, names) if one.result else [],
        )
        for one in messages
    ]
