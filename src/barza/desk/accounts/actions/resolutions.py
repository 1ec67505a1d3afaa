"""Resolutions: the only key to an account (P-61, P-62)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people import actions as people
from barza.desk.people.models import Employee, Role

DECIDE = frozenset({Role.SECTION_HEAD, Role.SENIOR_MANAGEMENT})
"""Who registers and revokes resolutions. It opens no account to themselves."""


@transaction.atomic
def issue(
    *,
    number: str,
    employee: Employee,
    accounts: Iterable[Account],
    duties: Iterable[Duty],
    issued_by_ar: str,
    issued_by_en: str,
    issued_on: date,
    from_at: datetime,
    to_at: datetime,
    by: Employee,
    now: datetime,
) -> Resolution:
    """Registers a resolution in the person's name and present job.

    Raises ``Refused`` when anything that P-62 demands is missing.
    """
    _require_decider(by, employee)
    employee = Employee.objects.select_for_update().get(pk=employee.pk)
    accounts, duties = list(accounts), sorted(set(duties))
    _check_names(employee, number, issued_by_ar, issued_by_en)
    _check_scope(accounts, duties)
    _check_period(from_at, to_at, now)
    if Resolution.objects.filter(number=number.strip()).exists():
        raise Refused(_("A resolution of this number is registered already."), clause="P-62")
    resolution = Resolution.objects.create(
        number=number.strip(),
        employee=employee,
        job_ar=employee.job_ar,
        job_en=employee.job_en,
        duties=duties,
        issued_by_ar=issued_by_ar.strip(),
        issued_by_en=issued_by_en.strip(),
        issued_on=issued_on,
        from_at=from_at,
        to_at=to_at,
    )
    resolution.accounts.set(accounts)
    _record("resolution.issued", resolution, by, now)
    return resolution


@transaction.atomic
def amend(
    resolution: Resolution,
    *,
    accounts: Iterable[Account],
    duties: Iterable[Duty],
    to_at: datetime,
    by: Employee,
    now: datetime,
) -> Resolution:
    """Replaces the accounts, the duties and the end of a resolution that is not revoked."""
    resolution = _locked(resolution)
    _require_decider(by, resolution.employee)
    _refuse_revoked(resolution)
    accounts, duties = list(accounts), sorted(set(duties))
    _check_scope(accounts, duties)
    _check_period(resolution.from_at, to_at, now)
    resolution.duties, resolution.to_at = duties, to_at
    resolution.save(update_fields=["duties", "to_at"])
    resolution.accounts.set(accounts)
    _record("resolution.amended", resolution, by, now)
    return resolution


@transaction.atomic
def revoke(resolution: Resolution, *, by: Employee, now: datetime, because: str) -> Resolution:
    """Takes the authority back at once, and ends the person's sessions with their next request."""
    resolution = _locked(resolution)
    _require_role(by)
    _refuse_revoked(resolution)
    if not because.strip():
        raise Refused(_("Say why the resolution is revoked."), clause="P-62")
    resolution.revoked_at, resolution.revoked_by = now, by
    resolution.revoked_because = because.strip()
    resolution.save(update_fields=["revoked_at", "revoked_by", "revoked_because"])
    people.end_sessions(resolution.employee, by=by, now=now)
    _record("resolution.revoked", resolution, by, now, because=because.strip())
    return resolution


def _record(
    event: str, resolution: Resolution, by: Employee, now: datetime, **details: str
) -> None:
    record(
        event,
        by=by,
        about=resolution,
        now=now,
        clause="P-61",
        number=resolution.number,
        names=resolution.employee.username,
        job=resolution.job_en,
        accounts=sorted(account.label for account in resolution.accounts.all()),
        duties=list(resolution.duties),
        from_at=resolution.from_at.isoformat(),
        to_at=resolution.to_at.isoformat(),
        **details,
    )


def _locked(resolution: Resolution) -> Resolution:
    return Resolution.objects.select_for_update().get(pk=resolution.pk)


def _require_role(by: Employee) -> None:
    if by.role not in DECIDE or not by.is_active:
        raise Refused(
            _("The head of section or senior management decides on resolutions. Ask them."),
            clause="P-61",
        )


def _require_decider(by: Employee, employee: Employee) -> None:
    _require_role(by)
    if by.pk == employee.pk:
        raise Refused(
            _("Nobody gives authority to themselves. Ask senior management."), clause="P-61"
        )


def _refuse_revoked(resolution: Resolution) -> None:
    if resolution.revoked_at is not None:
        raise Refused(
            _("This resolution is revoked already. Issue a new one if it is needed."),
            clause="P-61",
        )


def _check_names(employee: Employee, number: str, *issuer: str) -> None:
    if not employee.is_active:
        raise Refused(_("This person is no longer employed here."), clause="P-62")
    given = (
        *(employee.name_ar, employee.name_en, employee.employee_no),
        *(employee.job_ar, employee.job_en),
    )
    if not all(text.strip() for text in given):
        raise Refused(
            _("The person's name, number or job is missing. Ask human resources to complete it."),
            clause="P-62",
        )
    if not number.strip() or not all(text.strip() for text in issuer):
        raise Refused(_("Write the resolution's number and who issued it."), clause="P-62")


def _check_scope(accounts: list[Account], duties: list[Duty]) -> None:
    if not accounts:
        raise Refused(_("Choose the accounts that the resolution names."), clause="P-62")
    if not duties or not set(duties) <= set(Duty):
        raise Refused(_("Choose what the resolution lets the person do."), clause="P-62")
    known = Account.objects.filter(pk__in=[account.pk for account in accounts])
    if known.filter(state=Account.State.CLOSED).exists():
        raise Refused(_("A closed account cannot be given to anyone."), clause="P-70")


def _check_period(from_at: datetime, to_at: datetime, now: datetime) -> None:
    if to_at <= from_at or to_at <= now:
        raise Refused(_("The resolution must end after it begins, and after now."), clause="P-62")
