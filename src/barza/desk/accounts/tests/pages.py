"""Who opens the pages of the register in tests, and what they send."""

import datetime as dt
from typing import Any

from django.utils import timezone

from barza.desk.accounts import actions
from barza.desk.accounts.models import (
    Account,
    Credential,
    Duty,
)
from barza.desk.people.models import Employee
from barza.testing.cast import officer, resolution

PASSWORD = "quarry lantern nineteen orbit"


def keeper(theirs: Account, duties: list[Duty] | None = None, **fields: Any) -> Employee:
    """Salma, named for the account by the real clock, which is what requests go by."""
    salma, now, day = officer(**fields), timezone.now(), dt.timedelta(days=1)
    given = {"from_at": now - day, "to_at": now + day, "duties": duties or list(Duty)}
    resolution(salma, theirs, **given)
    return salma


def password(theirs: Account, salma: Employee) -> Credential:
    return actions.enter_credential(
        theirs,
        kind=Credential.Kind.PASSWORD,
        name="Sign-in password",
        value=PASSWORD,
        by=salma,
        now=timezone.now(),
    )


def formset(prefix: str, *rows: dict[str, str]) -> dict[str, str]:
    fields = {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": "0"}
    for number, row in enumerate(rows):
        fields |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return fields


RISKS = formset(
    "risk",
    {"what": "It is taken over", "likelihood": "1", "impact": "3", "measure": "Two factors"},
    {"what": "", "likelihood": "1", "impact": "1", "measure": ""},
)
