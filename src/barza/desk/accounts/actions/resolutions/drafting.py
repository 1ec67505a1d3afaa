"""From a draft to a resolution in force (P-61 to P-63)."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import checks
from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from . import rules

OF_EMERGENCIES = re.compile(r"E\d+/\d{4}")
NUMBERS = 62
"""The lock under which numbers are given, after the clause that wants them."""


def lock_numbers() -> None:
    """Until the transaction ends nobody else registers a number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERS])


@transaction.atomic
def draft(
    *,
    employee: Employee,
    accounts: Iterable[Account],
    duties: Iterable[Duty],
    from_at: datetime,
    to_at: datetime,
    tasks_ar: str = "",
    tasks_en: str = "",
    by: Employee,
    now: datetime,
) -> Resolution:
    """A resolution in the person's name and present job; it opens nothing yet.

    Raises ``Refused`` when anything that P-62 demands is missing.
    """
    rules.require_decider(by, employee)
    employee = Employee.objects.select_for_update().get(pk=employee.pk)
    rules.require_employed(employee)
    given, wanted = rules.scope(accounts, duties)
    rules.require_period(from_at, to_at, now)
    resolution = Resolution(employee=employee, drafted_by=by, drafted_at=now)
    _fill(resolution, employee, wanted, from_at, to_at, tasks_ar, tasks_en)
    resolution.save()
    resolution.accounts.set(given)
    rules.note("resolution.drafted", resolution, by, now)
    return resolution


@transaction.atomic
def redraft(
    resolution: Resolution,
    *,
    accounts: Iterable[Account],
    duties: Iterable[Duty],
    from_at: datetime,
    to_at: datetime,
    tasks_ar: str = "",
    tasks_en: str = "",
    by: Employee,
    now: datetime,
) -> Resolution:
    """Changes a draft, and takes the person's name and job anew."""
    resolution = rules.locked(resolution)
    rules.require_draft(resolution)
    rules.require_ordinary(resolution)
    rules.require_decider(by, resolution.employee)
    employee = Employee.objects.select_for_update().get(pk=resolution.employee_id)
    rules.require_employed(employee)
    given, wanted = rules.scope(accounts, duties)
    rules.require_period(from_at, to_at, now)
    _fill(resolution, employee, wanted, from_at, to_at, tasks_ar, tasks_en)
    resolution.save()
    resolution.accounts.set(given)
    rules.note("resolution.redrafted", resolution, by, now)
    return resolution


@transaction.atomic
def withdraw(resolution: Resolution, *, by: Employee, now: datetime) -> Resolution:
    """A draft that will not be issued; it stays on record."""
    resolution = rules.locked(resolution)
    rules.require_draft(resolution)
    rules.require_role(by)
    resolution.state = Resolution.State.WITHDRAWN
    resolution.save(update_fields=["state"])
    rules.note("resolution.withdrawn", resolution, by, now)
    return resolution


@transaction.atomic
def issue(
    resolution: Resolution,
    *,
    number: str,
    issued_by_ar: str,
    issued_by_en: str,
    issued_on: date,
    by: Employee,
    now: datetime,
) -> Resolution:
    """Registers a draft as decided: from now on it opens what it names.

    Raises ``Refused`` while something that the policy asks of the person or the accounts is
    missing, naming the first (P-45, P-62, P-63, P-66, P-67, P-70).
    """
    resolution = rules.locked(resolution)
    rules.require_draft(resolution)
    rules.require_ordinary(resolution)
    rules.require_decider(by, resolution.employee)
    employee = Employee.objects.select_for_update().get(pk=resolution.employee_id)
    rules.require_employed(employee)
    rules.require_period(resolution.from_at, resolution.to_at, now)
    _require_number(number, issued_by_ar, issued_by_en)
    rules.require_no_precaution(employee, now)
    checks.require_all(resolution, now)
    resolution.number, resolution.issued_on = number.strip(), issued_on
    resolution.issued_by_ar, resolution.issued_by_en = issued_by_ar.strip(), issued_by_en.strip()
    resolution.state, resolution.registered_by = Resolution.State.ISSUED, by
    resolution.registered_at = now
    resolution.save()
    rules.note("resolution.issued", resolution, by, now)
    return resolution


def _require_number(number: str, *issuer: str) -> None:
    if not number.strip() or not all(text.strip() for text in issuer):
        raise Refused(_("Write the resolution's number and who issued it."), clause="P-62")
    if OF_EMERGENCIES.fullmatch(number.strip()):
        raise Refused(_("Numbers of this form are given to emergencies. Choose another."))
    lock_numbers()
    if Resolution.objects.filter(number=number.strip()).exists():
        raise Refused(_("A resolution of this number is registered already."), clause="P-62")


def _fill(
    resolution: Resolution,
    employee: Employee,
    duties: list[Duty],
    from_at: datetime,
    to_at: datetime,
    tasks_ar: str,
    tasks_en: str,
) -> None:
    """With the person's name and job as they are now."""
    resolution.name_ar, resolution.name_en = employee.name_ar, employee.name_en
    resolution.employee_no = employee.employee_no
    resolution.job_ar, resolution.job_en = employee.job_ar, employee.job_en
    resolution.duties, resolution.from_at, resolution.to_at = duties, from_at, to_at
    resolution.tasks_ar, resolution.tasks_en = tasks_ar.strip(), tasks_en.strip()
