"""What somebody is here: entered, employed, in which job and role; and their sessions."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role, Unit

from .rules import locked, require_personnel_office


@transaction.atomic
def end_sessions(employee: Employee, *, by: Employee | str, now: datetime) -> Employee:
    """Ends every session of the person with their next request (P-61)."""
    employee = locked(employee)
    _raise_epoch(employee)
    record("employee.sessions_ended", by=by, about=employee, now=now, clause="P-61")
    return employee


@transaction.atomic
def enter(
    *,
    employee_no: str,
    username: str,
    name_ar: str,
    name_en: str,
    job_ar: str,
    job_en: str,
    unit: Unit,
    email: str,
    by: Employee | str,
    now: datetime,
) -> Employee:
    """A new colleague, in the role of a department, with no passphrase yet: security sets one."""
    require_personnel_office(by)
    if Employee.objects.filter(employee_no=employee_no).exists():
        raise Refused(_("Somebody has this employee number already."), clause="P-62")
    if Employee.objects.filter(username=username).exists():
        raise Refused(_("Somebody has this user name already."), clause="P-62")
    employee = Employee(
        employee_no=employee_no,
        username=username,
        name_ar=name_ar,
        name_en=name_en,
        job_ar=job_ar,
        job_en=job_en,
        unit=unit,
        email=email,
    )
    employee.set_unusable_password()
    employee.save()
    record(
        "employee.entered",
        by=by,
        about=employee,
        now=now,
        clause="P-62",
        job_en=job_en,
        unit=unit.code,
    )
    return employee


@transaction.atomic
def correct_details(
    employee: Employee,
    *,
    name_ar: str,
    name_en: str,
    unit: Unit,
    email: str,
    by: Employee | str,
    now: datetime,
) -> Employee:
    """Name, unit and address as the directory has them. A change of job is ``change_job``."""
    require_personnel_office(by)
    employee = locked(employee)
    given = {"name_ar": name_ar, "name_en": name_en, "unit": unit, "email": email}
    changed = [name for name, value in given.items() if getattr(employee, name) != value]
    for name in changed:
        setattr(employee, name, given[name])
    employee.save(update_fields=changed)
    record(
        "employee.details_corrected",
        by=by,
        about=employee,
        now=now,
        clause="P-62",
        changed=changed,
    )
    return employee


@transaction.atomic
def change_job(
    employee: Employee, *, job_ar: str, job_en: str, by: Employee | str, now: datetime
) -> Employee:
    """Resolutions that name the old job stop being in force until issued again (P-62)."""
    require_personnel_office(by)
    if not job_ar.strip() or not job_en.strip():
        raise Refused(_("Write the job in Arabic and in English."), clause="P-62")
    employee = locked(employee)
    before = employee.job_en
    employee.job_ar, employee.job_en = job_ar.strip(), job_en.strip()
    employee.save(update_fields=["job_ar", "job_en"])
    _raise_epoch(employee)
    record(
        "employee.job_changed",
        by=by,
        about=employee,
        now=now,
        clause="P-62",
        before=before,
        after=employee.job_en,
    )
    return employee


@transaction.atomic
def give_role(employee: Employee, role: Role, *, by: Employee, now: datetime) -> Employee:
    """Which pages open to the person. Nobody gives themselves a role (P-61)."""
    require_personnel_office(by, "P-61")
    if by.pk == employee.pk:
        raise Refused(_("Nobody gives themselves a role. Ask a colleague."), clause="P-61")
    employee = locked(employee)
    before = employee.role
    employee.role = Role(role)
    employee.save(update_fields=["role"])
    _raise_epoch(employee)
    record(
        "employee.role_given",
        by=by,
        about=employee,
        now=now,
        clause="P-61",
        before=before,
        after=employee.role,
    )
    return employee


@transaction.atomic
def deactivate(employee: Employee, *, by: Employee | str, now: datetime) -> Employee:
    """The person can no longer sign in or act; what they did stays on record (P-39)."""
    require_personnel_office(by)
    employee = locked(employee)
    employee.is_active = False
    employee.save(update_fields=["is_active"])
    _raise_epoch(employee)
    record("employee.deactivated", by=by, about=employee, now=now, clause="P-61")
    return employee


@transaction.atomic
def reinstate(employee: Employee, *, by: Employee | str, now: datetime) -> Employee:
    """Whoever left is back. Sessions of old do not come back with them (P-61)."""
    require_personnel_office(by)
    employee = locked(employee)
    employee.is_active = True
    employee.save(update_fields=["is_active"])
    _raise_epoch(employee)
    record("employee.reinstated", by=by, about=employee, now=now, clause="P-61")
    return employee


def _raise_epoch(employee: Employee) -> None:
    employee.session_epoch += 1
    employee.save(update_fields=["session_epoch"])
