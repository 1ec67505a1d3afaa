"""What an hour out of hours is worth: the latest row in force, else the court's principle."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .models import Klass, Rate

PRINCIPLE = "Administrative Court, appeal 98/10"
"""Cash by the hour; for rest and holidays two days' pay, or days off in their place."""


@dataclass(frozen=True, slots=True)
class Worth:
    """In times of the hour worked."""

    pay: Decimal
    time_off: Decimal
    expires_after_days: int | None = None
    source: str = PRINCIPLE


ONCE, TWICE = Decimal(1), Decimal(2)
DEFAULTS = {
    Klass.WEEKDAY: Worth(ONCE, ONCE),
    Klass.RAMADAN: Worth(ONCE, ONCE),
    Klass.WEEKLY_REST: Worth(TWICE, ONCE),
    Klass.HOLIDAY: Worth(TWICE, ONCE),
}


class Rates:
    """Every rate, read once."""

    def __init__(self) -> None:
        self.rows = list(Rate.objects.order_by("-valid_from_on"))

    def of(self, klass: str, on: date) -> Worth:
        """What an hour of the class was worth on a local day."""
        for row in self.rows:
            if row.klass == klass and row.valid_from_on <= on:
                return Worth(row.pay, row.time_off, row.expires_after_days, row.source)
        return DEFAULTS[Klass(klass)]
