"""Reading what the desk did not do on our accounts (P-73)."""

from datetime import datetime

from django.db.models import QuerySet

from barza.desk.accounts.deciders import STOP, may
from barza.desk.accounts.models import Account, Resolution
from barza.desk.channels.models import UnexplainedItem
from barza.desk.core.paging import Page, newest_first
from barza.desk.people.models import Employee

PAGE = 50
State = UnexplainedItem.State


def decides_unexplained(employee: Employee) -> bool:
    """Who says what it was; the action asks again."""
    return may(employee, STOP)


def unexplained(employee: Employee, now: datetime) -> QuerySet[UnexplainedItem]:
    """The gate: all, to those who decide; to others what happened on the accounts that a
    resolution in force names them for."""
    rows = UnexplainedItem.objects.select_related("account", "decided_by")
    if decides_unexplained(employee):
        return rows
    if not employee.is_active:
        return rows.none()
    named = Resolution.objects.in_force(now).filter(employee=employee)
    return rows.filter(account__in=named.values("accounts"))


def unexplained_page(
    employee: Employee,
    now: datetime,
    *,
    state: str = State.OPEN,
    account: int | None = None,
    before: int | None = None,
) -> Page[UnexplainedItem]:
    """Newest first; ``state`` empty: all of them."""
    rows = unexplained(employee, now)
    if state:
        rows = rows.filter(state=state)
    if account is not None:
        rows = rows.filter(account=account)
    return newest_first(rows, before, PAGE)


def waiting_for(employee: Employee) -> int:
    """How many wait for this person's word, as far as it is worth counting."""
    if not decides_unexplained(employee):
        return 0
    return UnexplainedItem.objects.filter(state=State.OPEN)[:100].count()


def waiting_on(account: Account) -> int:
    return UnexplainedItem.objects.filter(account=account, state=State.OPEN)[:100].count()
