"""Who may see and decide what about duty. A role opens pages; the account must be theirs too."""

from datetime import datetime

from django.db.models import Q, QuerySet

from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.people.models import Employee, Role

KEEPS_ROTA = frozenset({Role.SUPERVISOR, Role.SECTION_HEAD, Role.SENIOR_MANAGEMENT})
DECIDES = frozenset({Role.SECTION_HEAD, Role.SENIOR_MANAGEMENT})
CALENDAR = frozenset({Role.PERSONNEL, Role.SENIOR_MANAGEMENT})
PAYS = frozenset({Role.PERSONNEL})
READS = frozenset({*DECIDES, *PAYS, Role.AUDITOR})


def accounts_kept(employee: Employee, now: datetime) -> QuerySet[Account]:
    """The accounts whose rota this person keeps: those of their unit, and those that a
    resolution names them for. Senior management keeps every one.
    """
    return _theirs(employee, now) if employee.role in KEEPS_ROTA else Account.objects.none()


def accounts_decided(employee: Employee, now: datetime) -> QuerySet[Account]:
    """The accounts whose out-of-hours work this person decides on (P-68)."""
    return _theirs(employee, now) if employee.role in DECIDES else Account.objects.none()


def accounts_seen(employee: Employee, now: datetime) -> QuerySet[Account]:
    """The accounts whose rota this person sees: kept, or named for."""
    kept = accounts_kept(employee, now).values("pk")
    seen = Account.objects.filter(Q(pk__in=kept) | Q(pk__in=_named(employee, now)))
    return seen.exclude(state=Account.State.CLOSED).order_by("id")


def keeps(employee: Employee, account: Account, now: datetime) -> bool:
    return employee.is_active and accounts_kept(employee, now).filter(pk=account.pk).exists()


def decides(employee: Employee, account: Account, now: datetime) -> bool:
    return employee.is_active and accounts_decided(employee, now).filter(pk=account.pk).exists()


def keeps_calendar(employee: Employee) -> bool:
    """Who enters hours, Ramadan and holidays."""
    return employee.is_active and employee.role in CALENDAR


def pays(employee: Employee) -> bool:
    """Who sends the ledger to payroll."""
    return employee.is_active and employee.role in PAYS


def reads_ledger(employee: Employee) -> bool:
    """Who opens a month's statement of everybody."""
    return employee.is_active and employee.role in READS


def head_of(account: Account, now: datetime) -> Employee | None:
    """The head of the account's section: of its unit, or whom a resolution names for it."""
    heads = Employee.objects.filter(role=Role.SECTION_HEAD, is_active=True)
    own = heads.filter(unit=account.unit_id).order_by("id").first()
    if own:
        return own
    named = Resolution.objects.in_force(now).filter(
        accounts=account, duties__contains=[Duty.ANSWER]
    )
    return heads.filter(pk__in=named.values("employee")).order_by("id").first()


def _theirs(employee: Employee, now: datetime) -> QuerySet[Account]:
    if employee.role == Role.SENIOR_MANAGEMENT:
        return Account.objects.order_by("id")
    own = Q(unit=employee.unit_id) if employee.unit_id else Q(pk__in=[])
    return Account.objects.filter(own | Q(pk__in=_named(employee, now))).order_by("id")


def _named(employee: Employee, now: datetime) -> QuerySet[Resolution, int | None]:
    named = Resolution.objects.in_force(now).filter(employee=employee)
    return named.values_list("accounts", flat=True)
