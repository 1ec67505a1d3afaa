"""Who may do what for which account, at an instant. The only gate; every other part asks here.

There is no way round it: not for a super-user, not for the worker (P-61).
"""

from datetime import datetime

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee
from barza.desk.people.queries import lacking_training

from .models import Account, Duty, Resolution
from .queries import is_locked, locking

SEES_CASES = (Duty.ANSWER, Duty.MODERATE)
"""Who keeps an account's credentials or publishes for it needs no citizen's case (P-88)."""


# What is open to whom at an instant is one relation: ``migrations/0005_in_force_at``.
OPENED = """
SELECT account_id FROM accounts_open_at(%s) WHERE employee_id = %s AND duty = ANY (%s)
"""
DUTIES = """
SELECT account_id, array_agg(DISTINCT duty) FROM accounts_open_at(%s)
WHERE employee_id = %s GROUP BY account_id ORDER BY account_id
"""


def accounts_for(
    employee: Employee, now: datetime, acts: tuple[Duty, ...] = SEES_CASES
) -> QuerySet[Account]:
    """The accounts that a resolution in force names this person for, to do one of these."""
    opened = RawSQL(OPENED, [now, employee.pk, list(acts)])  # noqa: S611 a constant
    return Account.objects.filter(pk__in=opened)


def duties_for(employee: Employee, now: datetime) -> dict[int, frozenset[str]]:
    """Account by account, in order, what resolutions in force let this person do: one query."""
    with connection.cursor() as cursor:
        cursor.execute(DUTIES, [now, employee.pk])
        return {account: frozenset(duties) for account, duties in cursor.fetchall()}


def officers_for(account: Account, act: Duty, now: datetime) -> QuerySet[Employee]:
    """The people whom a resolution in force lets do this for the account now."""
    named = Resolution.objects.letting([act], now).filter(accounts=account)
    return Employee.objects.filter(pk__in=named.values("employee"))


def lets(employee: str, account: str, act: Duty, now: datetime) -> Exists:
    """The same question in a query over rows that name a person and an account in these fields."""
    named = Resolution.objects.letting([act], now).filter(
        employee=OuterRef(employee), accounts=OuterRef(account)
    )
    return Exists(named)


def require(employee: Employee, account: Account, act: Duty, now: datetime) -> Resolution:
    """The resolution that lets this person do this for this account now, in one query.

    Raises ``Refused``, citing P-61, when there is none, P-45 when it is the person's training that
    is not valid, and P-70 when the account is not active.
    """
    named = Resolution.objects.letting([act], now).filter(
        employee=employee, accounts=account, accounts__state__in=_open_to(act)
    )
    if act != Duty.CREDENTIAL:  # while somebody who left knows what opens it, it says nothing
        named = named.exclude(locking(account))
    resolution = named.order_by("-from_at", "pk").first()
    if resolution is None:
        raise _refusal(employee, account, act, now)
    return resolution


def _open_to(act: Duty) -> tuple[Account.State, ...]:
    """A suspended account's credentials can be replaced; nothing else is done with it (P-85)."""
    if act == Duty.CREDENTIAL:
        return Account.State.ACTIVE, Account.State.SUSPENDED
    return (Account.State.ACTIVE,)


def _refusal(employee: Employee, account: Account, act: Duty, now: datetime) -> Refused:
    """Looks again for why: what the caller holds of the account may be old."""
    if act != Duty.CREDENTIAL and is_locked(account):
        return Refused(
            _(
                "The account %(account)s is locked: somebody who left knows a credential of it. "
                "Have it replaced first."
            )
            % {"account": account.name},
            clause="P-85",
        )
    if not Account.objects.filter(pk=account.pk, state__in=_open_to(act)).exists():
        return Refused(
            _("The account %(account)s is not active. Ask the head of section to reactivate it.")
            % {"account": account.name},
            clause="P-70",
        )
    named = Resolution.objects.in_force(now).filter(employee=employee, accounts=account)
    if named.filter(duties__contains=[act]).exists():
        missing = lacking_training(employee, now, [act])
        return Refused(
            _("Your training is no longer valid: %(modules)s. Complete it under Training.")
            % {"modules": _(", ").join(module.title for module in missing)},
            clause="P-45",
        )
    return Refused(
        _(
            "No resolution in force lets you %(act)s for %(account)s. "
            "Ask the head of section for one."
        )
        % {"act": Duty(act).label, "account": account.name},
        clause="P-61",
    )
