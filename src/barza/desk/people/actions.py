"""Changes of a person's standing, and of how they sign in."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused

from . import totp
from .models import Employee, Role

PERSONNEL_OFFICE = frozenset({Role.PERSONNEL, Role.SENIOR_MANAGEMENT})


@transaction.atomic
def end_sessions(employee: Employee, *, by: Employee | str, now: datetime) -> Employee:
    """Ends every session of the person with their next request (P-61)."""
    employee = _locked(employee)
    _raise_epoch(employee)
    record("employee.sessions_ended", by=by, about=employee, now=now, clause="P-61")
    return employee


@transaction.atomic
def change_job(
    employee: Employee, *, job_ar: str, job_en: str, by: Employee, now: datetime
) -> Employee:
    """Resolutions that name the old job stop being in force until issued again (P-62)."""
    _require_personnel_office(by)
    if not job_ar.strip() or not job_en.strip():
        raise Refused(_("Write the job in Arabic and in English."), clause="P-62")
    employee = _locked(employee)
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
def deactivate(employee: Employee, *, by: Employee, now: datetime) -> Employee:
    """The person can no longer sign in or act; what they did stays on record (P-39)."""
    _require_personnel_office(by)
    employee = _locked(employee)
    employee.is_active = False
    employee.save(update_fields=["is_active"])
    _raise_epoch(employee)
    record("employee.deactivated", by=by, about=employee, now=now, clause="P-61")
    return employee


@transaction.atomic
def enrol_totp(employee: Employee, secret: str, *, by: str, now: datetime) -> None:
    """Gives the person an authenticator code of this secret (base 32), in place of an earlier one.

    For the installation's own set-up: nobody enrols another, a person does it after signing in.
    Raises ``Refused`` when the secret is not one.
    """
    if not totp.is_secret(secret):
        raise Refused(_("This is not the secret of an authenticator app."), clause="P-85")
    employee = _locked(employee)
    Authenticator.objects.filter(user=employee, type=Authenticator.Type.TOTP).delete()
    Authenticator.objects.create(
        user=employee,
        type=Authenticator.Type.TOTP,
        data={"secret": encrypt(secret)},
        created_at=now,
    )
    record("employee.second_factor_enrolled", by=by, about=employee, now=now, clause="P-85")


def _locked(employee: Employee) -> Employee:
    return Employee.objects.select_for_update().get(pk=employee.pk)


def _raise_epoch(employee: Employee) -> None:
    employee.session_epoch += 1
    employee.save(update_fields=["session_epoch"])


def _require_personnel_office(by: Employee) -> None:
    if by.role not in PERSONNEL_OFFICE or not by.is_active:
        raise Refused(
            _("Human resources or senior management decide this. Ask them."), clause="P-62"
        )
