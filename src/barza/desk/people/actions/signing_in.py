"""A sign-in that was refused although the person proved who they are (P-61)."""

from datetime import datetime

from django.db import transaction

from barza.desk.audit.actions import REFUSED, record
from barza.desk.people.models import Employee


@transaction.atomic
def refuse_sign_in(employee: Employee, *, by: str, now: datetime) -> None:
    """Puts it on record: somebody who left still signs in at the institution's own sign-in."""
    record(
        "employee.sign_in_refused", by=by, about=employee, now=now, clause="P-61", result=REFUSED
    )
