"""Drafts and resolutions as a head of section makes them."""

import datetime as dt
from typing import Any

from barza.desk.accounts import actions
from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.people.models import Employee, Role
from barza.testing.cast import (
    FROM,
    ISSUED_ON,
    NOON,
    TO,
    employee,
    prepared,
)


def later(**span: int) -> dt.datetime:
    return NOON + dt.timedelta(**span)


def head(**fields: Any) -> Employee:
    return employee(**{"role": Role.SECTION_HEAD, **fields})


def drafted(person: Employee, theirs: Account, by: Employee, **changed: Any) -> Resolution:
    prepared(person, theirs)
    fields: dict[str, Any] = {
        "accounts": [theirs],
        "duties": [Duty.ANSWER],
        "from_at": FROM,
        "to_at": TO,
    }
    return actions.draft(employee=person, by=by, now=NOON, **fields | changed)


def issue(draft: Resolution, by: Employee, number: str = "17/2026") -> Resolution:
    return actions.issue(
        draft,
        number=number,
        issued_by_ar="رئيس البلدية",
        issued_by_en="Chairman",
        issued_on=ISSUED_ON,
        by=by,
        now=NOON,
    )
