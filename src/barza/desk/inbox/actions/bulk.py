"""The same act on many cases. Answers and closings are never among them (P-13, P-51)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from barza.desk.cases import actions as cases
from barza.desk.cases.models import Case
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from .leases import lease_end


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case of many; ``refusal`` is empty when it was done."""

    case: Case
    refusal: str = ""


def claim_many(chosen: Iterable[Case], *, by: Employee, now: datetime) -> list[Outcome]:
    """Claims each case for itself: what another person holds does not stop the rest."""
    until = lease_end(now)
    return _each(chosen, lambda case: cases.claim(case, by=by, now=now, until=until))


def release_many(chosen: Iterable[Case], *, by: Employee, now: datetime) -> list[Outcome]:
    return _each(chosen, lambda case: cases.release(case, by=by, now=now))


def _each(chosen: Iterable[Case], act: Callable[[Case], Case]) -> list[Outcome]:
    outcomes = []
    for case in sorted(chosen, key=lambda case: case.pk):  # one order for all: no deadlock
        try:
            outcomes.append(Outcome(act(case)))
        except Refused as refusal:
            outcomes.append(Outcome(case, str(refusal)))
    return outcomes
