"""The out-of-hours ledger of one person, reckoned from shifts and logged acts (P-68).

A minute goes to the first that claims it: what was decided before, then shifts, then acts.
So none is counted twice, whatever the number of accounts. Nothing here writes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from barza.desk.core.calendar import WorkingCalendar

from .classes import classed
from .models import Klass, Source
from .spans import Span, common, minute_of, subtract, union

TOGETHER = timedelta(minutes=15)
"""Acts less than this apart are one stretch of work."""
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Watch:
    """A shift of the person; a standby is one that names them as the backup."""

    span: Span
    account: int
    shift: int


@dataclass(frozen=True, slots=True)
class Done:
    """An act of the person for an account."""

    at: datetime
    account: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Work of one class on one account. ``shift`` is its written assignment; None: there is
    none, and the work is flagged.
    """

    span: Span
    account: int
    klass: Klass
    source: Source
    shift: int | None


@dataclass(frozen=True, slots=True)
class Work:
    """All that is known of a person's work around a period."""

    watches: tuple[Watch, ...] = ()
    standbys: tuple[Watch, ...] = ()
    acts: tuple[Done, ...] = ()


def reckon(
    period: Span, work: Work, calendar: WorkingCalendar, decided: Iterable[Span] = ()
) -> list[Piece]:
    """What of the period is out-of-hours work, without the time that was ``decided`` on.

    Raises ``LookupError`` when no working hours are set for a day of it.
    """
    taken, pieces = union(decided), []
    for span, account, source, shift in _claims(work):
        free = subtract(common([span], [period]), taken)
        taken = union([*taken, *free])
        pieces += [
            Piece(part, account, klass, source, shift)
            for stretch in free
            for part, klass in classed(calendar, stretch)
        ]
    return sorted(pieces, key=lambda piece: piece.span)


def stretches(acts: Iterable[Done]) -> Iterator[tuple[Span, int]]:
    """How long the acts took, by account: each lasts a minute, or until the next one if that
    is less than a quarter of an hour later.
    """
    first: dict[datetime, int] = {}
    for act in sorted(acts, key=lambda one: (one.at, one.account)):
        first.setdefault(minute_of(act.at), act.account)
    starts = list(first)
    begun: tuple[Span, int] | None = None
    for number, start in enumerate(starts):
        following = starts[number + 1] if number + 1 < len(starts) else None
        near = following is not None and following - start < TOGETHER
        end = following if near and following else start + MINUTE
        if begun and begun[1] == first[start] and begun[0].end == start:
            begun = Span(begun[0].start, end), begun[1]
            continue
        if begun:
            yield begun
        begun = Span(start, end), first[start]
    if begun:
        yield begun


def _claims(work: Work) -> Iterator[tuple[Span, int, Source, int | None]]:
    for watch in sorted(work.watches, key=lambda one: (one.span, one.shift)):
        yield watch.span, watch.account, Source.SHIFT, watch.shift
    for span, account in stretches(work.acts):
        rest = [span]
        for standby in work.standbys:
            if standby.account == account:
                for part in common(rest, [standby.span]):
                    yield part, account, Source.ACTS, standby.shift
                rest = subtract(rest, [standby.span])
        for part in rest:
            yield part, account, Source.ACTS, None
