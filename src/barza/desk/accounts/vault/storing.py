from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import authority
from barza.desk.accounts.models import Account, Credential, Duty
from barza.desk.accounts.rotation import settle
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from .sealing import holds, put


@transaction.atomic
def store(account: Account, values: Mapping[str, str], *, by: Employee, now: datetime) -> None:
    """Seals what the connector signs in with, in place of the values of the same names.

    Raises ``Refused`` without a resolution that opens credentials (P-61), and for a value that
    is nothing: what works is never replaced by nothing.
    """
    resolution = authority.require(by, account, Duty.CREDENTIAL, now)
    if not values or not all(name.strip() and value.strip() for name, value in values.items()):
        raise Refused(_("Give a value for every credential."), clause="P-85")
    written = [_put(account, name, value, now) for name, value in sorted(values.items())]
    record(
        "credential.stored",
        by=by,
        about=account,
        now=now,
        clause="P-85",
        resolution=resolution.number,
        account=account.label,
        names=sorted(values),
    )
    settle([row for row, is_new in written if is_new], by=by, now=now)


def _put(account: Account, name: str, value: str, now: datetime) -> tuple[Credential, bool]:
    """The same value again stays as old as it is, also after the account was disconnected: who
    knew it knows it still."""
    kind = Credential.Kind.TOKEN
    row = Credential.objects.filter(account=account, name=name, kind=kind).first()
    if row is not None and holds(row, value):
        return put(account, kind, name, value, now=now, since=row.stored_at), False
    return put(account, kind, name, value, now=now), True
