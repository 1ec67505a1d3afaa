"""Loads the sample municipality into an empty desk, all of it or nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from barza.desk.accounts import actions as accounts
from barza.desk.accounts.models import Account, Resolution
from barza.desk.audit.actions import Actor, record
from barza.desk.core.models import Institution
from barza.desk.inbox import actions as inbox
from barza.desk.inbox.acknowledging import wording
from barza.desk.people import actions as people
from barza.desk.people.models import Employee, Unit

from . import catalogue, competences, signin
from .signin import read

CHAIRMAN = "nasser"
"""Who issues the sample's resolutions: senior management (P-61)."""

SUPERVISOR = "yusuf"
"""Under whose authority the accounts acknowledge out of hours."""

VALID_FOR = timedelta(days=365)


def _acknowledge(account: Account, by: Employee, now: datetime) -> None:
    """Out of hours, under the supervisor's authority, in the words that come with the product."""
    inbox.set_acknowledging(
        account,
        mode="all",
        text_ar=wording.DEFAULT_AR,
        text_en=wording.DEFAULT_EN,
        by=by,
        now=now,
    )


def is_loaded() -> bool:
    """Whether what this desk holds is the sample."""
    return Employee.objects.filter(username=CHAIRMAN, employee_no=_chairman_no()).exists()


@transaction.atomic
def load(now: datetime) -> None:
    """Loads everything once; a second call changes nothing."""
    if Institution.objects.exists():
        return
    institution = catalogue.load_institution()
    units = catalogue.load_units()
    catalogue.load_services_and_areas(units)
    catalogue.load_time()
    catalogue.load_answers()
    staff = _load_staff(units, now)
    competences.load(staff, now)
    known = _load_accounts(units)
    _issue_resolutions(known, staff, now)
    active = [one for one in known.values() if one.state == Account.State.ACTIVE]
    for account in active:
        if not account.is_practice:
            _acknowledge(account, staff[SUPERVISOR], now)
    record("sample.loaded", by=Actor.SYSTEM, about=institution, now=now)


def _load_staff(units: dict[str, Unit], now: datetime) -> dict[str, Employee]:
    rows = read("employees")
    with ThreadPoolExecutor() as pool:  # slow on purpose, each; not one after the other
        hashes = list(pool.map(make_password, [row["passphrase"] for row in rows]))
    staff = {}
    for row, hashed in zip(rows, hashes, strict=True):
        fields = {name: value for name, value in row.items() if name != "passphrase"}
        employee = Employee.objects.create(
            **fields | {"unit": units[row["unit"]], "password": hashed}
        )
        people.enrol_totp(employee, signin.secret(row["username"]), by=Actor.SYSTEM, now=now)
        staff[employee.username] = employee
    return staff


def _load_accounts(units: dict[str, Unit]) -> dict[str, Account]:
    return {
        row["key"]: Account.objects.create(
            **{name: value for name, value in row.items() if name != "key"}
            | {"unit": units[row["unit"]]}
        )
        for row in read("accounts")
    }


def _issue_resolutions(
    known: dict[str, Account], staff: dict[str, Employee], now: datetime
) -> list[Resolution]:
    """In force from the first day of this month, for a year."""
    first = timezone.localtime(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return [_issued(row, known, staff, first, now) for row in read("resolutions")]


def _issued(
    row: dict[str, Any],
    known: dict[str, Account],
    staff: dict[str, Employee],
    first: datetime,
    now: datetime,
) -> Resolution:
    by = staff[CHAIRMAN]
    drafted = accounts.draft(
        employee=staff[row["employee"]],
        accounts=[known[key] for key in row["accounts"]],
        duties=row["duties"],
        from_at=first,
        to_at=first + VALID_FOR,
        by=by,
        now=now,
    )
    return accounts.issue(
        drafted,
        number=f"{row['number']}/{first.year}",
        issued_by_ar="رئيس بلدية مسقط",
        issued_by_en="Chairman of Muscat Municipality",
        issued_on=first.date(),
        by=by,
        now=now,
    )


def _chairman_no() -> str:
    return next(str(r["employee_no"]) for r in read("employees") if r["username"] == CHAIRMAN)
