"""How a drill went, out of facts alone: pure functions, the same facts always give the same score.

Each part of a message is done to so many per cent and weighs so much; a message's score is the
weighted mean of the parts that were asked, a run's the mean of its messages. Learning, not
discipline (P-87): whoever doesn't answer gets nothing for an answer without fault.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from barza import screening

WHOLE = 100
UNSAID = 50
"""Per cent of an answer that leaves out what had to be said."""
EACH_FINDING = 50
"""Per cent that each clause costs for which a draft was held, or which was overridden."""


class Part(StrEnum):
    ANSWERED = "answered"
    TIME = "time"
    CLEAN = "clean"
    DEPARTMENT = "department"
    SORTED = "sorted"


WEIGHTS: Mapping[Part, int] = {
    Part.ANSWERED: 30,
    Part.TIME: 20,
    Part.CLEAN: 20,
    Part.DEPARTMENT: 20,
    Part.SORTED: 10,
}


@dataclass(frozen=True, slots=True)
class Expected:
    """``departments`` or ``urgency`` empty: not asked. ``traps`` are clauses of the screening."""

    kinds: frozenset[str]
    target: timedelta
    urgency: str = ""
    departments: frozenset[str] = frozenset()
    says: tuple[str, ...] = ()
    traps: frozenset[str] = frozenset()
    is_closing_a_trap: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What the trainee did with one message. ``held`` and ``overridden`` are clauses: of drafts
    that the screening held back, and of texts that went out for a stated reason all the same."""

    received_at: datetime
    kind: str
    urgency: str = ""
    answered_at: datetime | None = None
    answer: str = ""
    held: frozenset[str] = frozenset()
    overridden: frozenset[str] = frozenset()
    is_closed_unanswered: bool = False
    department: str = ""

    @property
    def took(self) -> timedelta | None:
        """Never less than nothing: clocks of two machines may differ."""
        if self.answered_at is None:
            return None
        return max(self.answered_at - self.received_at, timedelta())


@dataclass(frozen=True, slots=True)
class Judged:
    """``parts`` in per cent, those that were asked; ``score`` in per cent."""

    parts: Mapping[Part, int]
    fell_for: frozenset[str]
    has_said: bool
    is_hidden: bool
    score: int


def judge(expected: Expected, facts: Facts) -> Judged:
    """One message."""
    fell_for = expected.traps & (facts.held | facts.overridden)
    is_hidden = expected.is_closing_a_trap and facts.is_closed_unanswered
    has_said = says(facts.answer, expected.says)
    parts = dict.fromkeys(Part, 0)
    if facts.took is not None:
        parts[Part.ANSWERED] = WHOLE if has_said else UNSAID
        parts[Part.TIME] = in_time(facts.took, expected.target)
        parts[Part.CLEAN] = 0 if fell_for or is_hidden else clean(facts.held | facts.overridden)
        parts[Part.SORTED] = is_sorted(expected, facts)
    parts[Part.DEPARTMENT] = WHOLE if facts.department in expected.departments else 0
    if not expected.departments:
        del parts[Part.DEPARTMENT]
    return Judged(parts, fell_for, has_said, is_hidden, weighed(parts))


def in_time(took: timedelta, target: timedelta) -> int:
    """All within the target; nothing once it took twice as long; evenly less between."""
    late = max(took - target, timedelta())
    return max(WHOLE - (WHOLE * late) // target, 0)


def clean(found: frozenset[str]) -> int:
    return max(WHOLE - EACH_FINDING * len(found), 0)


def is_sorted(expected: Expected, facts: Facts) -> int:
    """By kind and, where it is asked, by urgency: each half."""
    right = [facts.kind in expected.kinds]
    if expected.urgency:
        right.append(facts.urgency == expected.urgency)
    return WHOLE * sum(right) // len(right)


def says(answer: str, wanted: Sequence[str]) -> bool:
    """Whether the answer has one of these, however it is spelled; nothing wanted: yes."""
    folded = screening.fold(answer)
    return not wanted or any(screening.fold(one) in folded for one in wanted)


def weighed(parts: Mapping[Part, int]) -> int:
    """Rounded half up."""
    whole = sum(WEIGHTS[part] for part in parts)
    got = sum(WEIGHTS[part] * share for part, share in parts.items())
    return (2 * got + whole) // (2 * whole) if whole else 0


def total(scores: Sequence[int]) -> int:
    """Of all messages; 0 for none. Rounded down: nobody passes by rounding."""
    return sum(scores) // len(scores) if scores else 0
