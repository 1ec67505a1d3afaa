"""Who may do what for which account, at an instant. The only gate; every other part asks here.

There is no way round it: not for a super-user, not for the worker (P-61).
"""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from .models import Account, Duty, Resolution

SEES_CASES = (Duty.ANSWER, Duty.MODERATE)
"""Who keeps an account's credentials or publishes for it needs no citizen's case (P-88)."""


def accounts_for(
    employee: Employee, now: datetime, acts: tuple[Duty, ...] = SEES_CASES
) -> QuerySet[Account]:
    """The accounts that a resolution in force names this person for, to do one of these."""
    named = Resolution.objects.in_force(now).filter(employee=employee, duties__overlap=acts)
    return Account.objects.filter(pk__in=named.values("accounts"))


def duties_for(employee: Employee, now: datetime) -> dict[int, frozenset[str]]:
    """Account by account, in order, what resolutions in force let this person do: one query."""
    named = Resolution.objects.in_force(now).filter(employee=employee)
    duties: dict[int, frozenset[str]] = {}
    for account, some in named.order_by("accounts").values_list("accounts", "duties"):
        if account is not None:
            duties[account] = duties.get(account, frozenset()) | set(some)
    return duties


def officers_for(account: Account, act: Duty, now: datetime) -> QuerySet[Employee]:
    """The people whom a resolution in force lets do this for the account now."""
    named = Resolution.objects.in_force(now).filter(accounts=account, duties__contains=[act])
    return Employee.objects.filter(pk__in=named.values("employee"))


def lets(employee: str, account: str, act: Duty, now: datetime) -> Exists:
    """The same question in a query over rows that name a person and an account in these fields."""
    named = Resolution.objects.in_force(now).filter(
        employee=OuterRef(employee), accounts=OuterRef(account), duties__contains=[act]
    )
    return Exists(named)


def require(employee: Employee, account: Account, act: Duty, now: datetime) -> Resolution:
    """The resolution that lets this person do this for this account now, in one query.

    Raises ``Refused``, citing P-61, when there is none, and P-70 when the account is not active.
    """
    resolution = (
        Resolution.objects.in_force(now)
        .filter(
            employee=employee,
            accounts=account,
            accounts__state=Account.State.ACTIVE,
            duties__contains=[act],
        )
        .order_by("-from_at", "pk")
        .first()
    )
    if resolution is None:
        raise _refusal(account, act)
    return resolution


def _refusal(account: Account, act: Duty) -> Refused:
    """Looks again: what the caller holds of the account may be old."""
    if not Account.objects.filter(pk=account.pk, state=Account.State.ACTIVE).exists():
        return Refused(
            _("The account %(account)s is not active. Ask the head of section to reactivate it.")
            % {"account": account.name},
            clause="P-70",
        )
    return Refused(
        _(
            "No resolution in force lets you %(act)s for %(account)s. "
            "Ask the head of section for one."
        )
        % {"act": Duty(act).label, "account": account.name},
        clause="P-61",
    )
