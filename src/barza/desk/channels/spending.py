"""What a network that charges has cost, and whether an account may go on reading.

Reads stop at the month's budget; answers never do: a citizen is owed them (P-01).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import F, Sum
from django.utils.timezone import localdate

from barza.connectors.base import Price, Use
from barza.desk.accounts.models import Account

from .models import Budget, Spending

NOTHING = Decimal(0)
WARN_AT = Decimal("0.8")
"""The part of a month's budget from which on the page warns."""


@dataclass(frozen=True, slots=True)
class Month:
    """US dollars. ``forecast``: what the whole month costs if it goes on as so far."""

    spent: Decimal
    budget: Decimal
    forecast: Decimal

    @property
    def is_spent(self) -> bool:
        return self.spent >= self.budget

    @property
    def warns(self) -> bool:
        return max(self.spent, self.forecast) >= self.budget * WARN_AT


def price_on(prices: Sequence[Price], use: Use, day: date) -> Price | None:
    """The one in force: the latest of its use that had begun."""
    begun = [price for price in prices if price.use == use and price.from_on <= day]
    return max(begun, key=lambda price: price.from_on, default=None)


def charge(
    account: Account, prices: Sequence[Price], use: Use, *, items: int, now: datetime
) -> None:
    """Writes down one turn at the day's price. Where the network is free, nothing."""
    day = localdate(now)
    price = price_on(prices, use, day)
    if price is None:
        return
    usd = price.usd * (items if price.per_item else 1)
    row, is_new = Spending.objects.get_or_create(
        account=account,
        on=day,
        use=use,
        defaults={"turns": 1, "items": items, "usd": usd},
    )
    if not is_new:
        Spending.objects.filter(pk=row.pk).update(
            turns=F("turns") + 1, items=F("items") + items, usd=F("usd") + usd
        )


def may_read(account: Account, prices: Sequence[Price], now: datetime) -> bool:
    """Always, where reading is free; else while the month's budget isn't spent."""
    if price_on(prices, Use.READ, localdate(now)) is None:
        return True
    return not month(account, localdate(now)).is_spent


def month(account: Account, day: date) -> Month:
    """As it stands on a day, that day included."""
    first = day.replace(day=1)
    rows = Spending.objects.filter(account=account, on__gte=first, on__lte=day)
    spent = rows.aggregate(usd=Sum("usd"))["usd"] or NOTHING
    days = (next_month(day) - first).days
    return Month(spent, budget_of(account, day), spent / day.day * days)


def budget_of(account: Account, day: date) -> Decimal:
    set_before = Budget.objects.filter(account=account, from_on__lte=day).order_by("-from_on")
    found = set_before.first()
    return found.usd if found else NOTHING


def next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
