"""What is put into custody in tests, and how it is looked at."""

import datetime as dt
from typing import TypeAlias

from barza.desk.accounts import actions
from barza.desk.accounts.models import Account, Credential, RotationDue
from barza.desk.accounts.secret import Secret
from barza.desk.people.models import Employee
from barza.testing.cast import NOON

Kind: TypeAlias = Credential.Kind
Reason = RotationDue.Reason
PASSWORD = "quarry lantern nineteen orbit"
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
CODES = ["7f3k-99dq-x2", "m4tt-18pz-c7", "w0qa-55rn-k9"]
MAIL, PHONE = "recovery.box.771@muscat.example", "+968 9555 0199"
MINUTE = dt.timedelta(minutes=1)


def kept(
    theirs: Account, salma: Employee, kind: Kind = Kind.PASSWORD, value: str = PASSWORD
) -> Credential:
    return actions.enter_credential(
        theirs, kind=kind, name=kind.value.capitalize(), value=value, by=salma, now=NOON
    )


def confirmed(row: Credential, by: Employee, now: dt.datetime = NOON) -> Credential:
    row.refresh_from_db()
    assert row.given_at
    return actions.confirm_password(row, given_at=row.given_at, by=by, now=now)


def seen(row: Credential, by: Employee, now: dt.datetime = NOON) -> Secret:
    token = actions.request_view(
        row, reason="The network asks again.", factor_at=now - MINUTE, by=by, now=now
    )
    return actions.view_once(token, by=by, now=now).secret
