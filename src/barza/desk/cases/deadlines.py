"""From a kind and an urgency to the two deadlines that a contribution starts (P-42)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from barza.desk.core.calendar import WorkingCalendar

from .models import ClockKind, Target


@dataclass(frozen=True, slots=True)
class Deadlines:
    acknowledge_at: datetime
    answer_at: datetime

    def of(self, kind: str) -> datetime:
        return self.acknowledge_at if kind == ClockKind.ACKNOWLEDGEMENT else self.answer_at

    @property
    def next_at(self) -> datetime:
        return min(self.acknowledge_at, self.answer_at)


class Promises:
    """The targets on a day, and the calendar that they run on.

    The row for the kind wins over the row for every kind ("*"); among those, the latest
    that is in force.
    """

    def __init__(self, targets: Iterable[Target], calendar: WorkingCalendar) -> None:
        self.calendar = calendar
        self.targets = sorted(targets, key=lambda target: target.valid_from_on, reverse=True)

    def for_case(self, kind: str, urgency: str, start: datetime) -> Deadlines:
        """Raises ``LookupError`` when no target is in force: a promise is never made up."""
        target = self.target(kind, urgency, start)
        return Deadlines(
            self._after(target, start, target.acknowledge_minutes),
            self._after(target, start, target.answer_minutes),
        )

    def target(self, kind: str, urgency: str, start: datetime) -> Target:
        day = start.astimezone(self.calendar.zone).date()
        for wanted in (kind, "*"):
            for target in self.targets:
                if (target.kind, target.urgency) == (wanted, urgency) and (
                    target.valid_from_on <= day
                ):
                    return target
        raise LookupError(f"No response target is in force for {kind}/{urgency} on {day}.")

    def _after(self, target: Target, start: datetime, minutes: int) -> datetime:
        if target.calendar == Target.Calendar.WORKING:
            return self.calendar.after(start, minutes)
        return start + timedelta(minutes=minutes)
