"""The one place where a precaution reaches an employee's authority (P-59)."""

from datetime import datetime

from barza.desk.accounts.models import Resolution
from barza.desk.audit.actions import record
from barza.desk.people import actions as people
from barza.desk.people.models import Employee


def suspend_all(
    employee: Employee, *, because: str, until: datetime, by: Employee, now: datetime
) -> list[str]:
    """Suspends every resolution in force that names the employee, until then; returns their
    numbers. Open sessions end with their next request. ``because`` doesn't say what is alleged:
    the register of acts has readers of its own."""
    numbers = _in_force(employee, now)
    people.end_sessions(employee, by=by, now=now)
    record(
        "employee.authority_suspended",
        by=by,
        about=employee,
        now=now,
        clause="P-59",
        because=because,
        until_at=until.isoformat(),
        resolutions=numbers,
    )
    return numbers


def restore_all(employee: Employee, *, because: str, by: Employee, now: datetime) -> list[str]:
    """Gives back what ``suspend_all`` took; returns the numbers."""
    numbers = _in_force(employee, now)
    record(
        "employee.authority_restored",
        by=by,
        about=employee,
        now=now,
        clause="P-59",
        because=because,
        resolutions=numbers,
    )
    return numbers


def _in_force(employee: Employee, now: datetime) -> list[str]:
    found = Resolution.objects.in_force(now).filter(employee=employee)
    return list(found.order_by("number").values_list("number", flat=True))
