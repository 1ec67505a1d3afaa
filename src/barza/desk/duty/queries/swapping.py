from datetime import datetime

from django.db.models import Q, QuerySet

from barza.desk.accounts.models import Account
from barza.desk.core.paging import Page, newest_first
from barza.desk.duty.models import Shift, Swap
from barza.desk.people.models import Employee

from .office import accounts_kept

PAGE = 50


def swaps_for(employee: Employee, before: int | None = None) -> Page[Swap]:
    """Offers that the person made or received, the latest first."""
    own = Swap.objects.filter(Q(offered_by=employee) | Q(offered_to=employee))
    return newest_first(_named(own), before, PAGE)


def to_approve(employee: Employee, now: datetime) -> list[Swap]:
    """Swaps that both have agreed on, of accounts whose rota the person keeps."""
    accounts = accounts_kept(employee, now).values("pk")
    waiting = Swap.objects.filter(
        shift__account__in=accounts, accepted_at__isnull=False, approved_at=None, ended_at=None
    ).exclude(Q(offered_by=employee) | Q(offered_to=employee))
    return list(_named(waiting).order_by("pk")[:PAGE])


def offers(employee: Employee, now: datetime) -> QuerySet[Shift]:
    """The person's own shifts that have not begun: what can be offered or given in return."""
    own = Shift.objects.standing().filter(officer=employee, start_at__gt=now)
    return own.select_related("account").order_by("start_at")


def given_in_return(
    people: QuerySet[Employee], to: Employee, account: Account, now: datetime
) -> QuerySet[Shift]:
    """Shifts of these colleagues on the account that can be given for one of another person."""
    theirs = Shift.objects.standing().filter(officer__in=people, account=account, start_at__gt=now)
    return theirs.exclude(backup=to).select_related("officer").order_by("start_at")


def _named(swaps: QuerySet[Swap]) -> QuerySet[Swap]:
    return swaps.select_related("shift__account", "in_return__account", "offered_by", "offered_to")
