"""Credentials in custody: kept, made, replaced (P-85). Looking at them is ``viewing``."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import authority, rotation, vault
from barza.desk.accounts.models import Account, Credential, Duty
from barza.desk.accounts.secret import Secret
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people import totp
from barza.desk.people.models import Employee

from . import formers

Kind = Credential.Kind
LONGEST_NAME = 30
MOST_CODES = 20
ENTERED = (Kind.PASSWORD, Kind.SEED, Kind.RECOVERY_EMAIL, Kind.RECOVERY_PHONE)
"""What a person types in, one at a time."""


@transaction.atomic
def enter_credential(
    account: Account, *, kind: Kind, name: str, value: str, by: Employee, now: datetime
) -> Credential:
    """Keeps what a person types. It settles the rotations that were due for it; of a password,
    ``confirm_password`` does.

    Raises ``Refused`` for a weak or breached password, for what is no such thing, and without a
    resolution that opens credentials.
    """
    account = _locked(account)
    resolution = authority.require(by, account, Duty.CREDENTIAL, now)
    _check_name(account, kind, name)
    _check_value(account, kind, value)
    row = _replace(account, kind, name.strip(), value.strip(), by, now)
    _record("credential.stored", account, by, now, resolution.number, names=[row.name], kind=kind)
    return row


@transaction.atomic
def generate_password(
    account: Account, *, name: str, by: Employee, now: datetime
) -> tuple[Credential, Secret]:
    """Makes a password and keeps it. Whoever made it sees it once, to set it on the network.

    The ones before are kept until ``confirm_password``: the network may not have taken this.
    """
    account = _locked(account)
    resolution = authority.require(by, account, Duty.CREDENTIAL, now)
    _check_name(account, Kind.PASSWORD, name)
    made = vault.generate()
    row = _replace(account, Kind.PASSWORD, name.strip(), made, by, now)
    _record("credential.generated", account, by, now, resolution.number, names=[row.name])
    return row, made


@transaction.atomic
def replace_recovery_codes(
    account: Account, codes: Sequence[str], *, by: Employee, now: datetime
) -> list[Credential]:
    """Keeps a new set; the network forgets the old one, so all of that is spent."""
    account = _locked(account)
    resolution = authority.require(by, account, Duty.CREDENTIAL, now)
    given = [code.strip() for code in codes if code.strip()]
    if not given or len(given) > MOST_CODES or len(set(given)) < len(given):
        raise Refused(
            _("Give the recovery codes, one a line, each once, %(most)d at most.")
            % {"most": MOST_CODES},
            clause="P-85",
        )
    old = Credential.objects.filter(account=account, kind=Kind.RECOVERY_CODE)
    _refuse_same(old.filter(spent_at=None), given)
    rotation.settle(old, by=by, now=now)
    old.filter(spent_at=None).update(spent_at=now)
    rows = [
        vault.put(account, Kind.RECOVERY_CODE, f"Recovery code {number:02}", code, now=now)
        for number, code in enumerate(given, start=1)
    ]
    names = [row.name for row in rows]
    _record("credential.stored", account, by, now, resolution.number, names=names)
    return rows


def _replace(
    account: Account, kind: Kind, name: str, value: str, by: Employee, now: datetime
) -> Credential:
    before = Credential.objects.filter(account=account, name=name, kind=kind).first()
    if before is not None:
        _refuse_same([before], [value])
    if before is not None and kind == Kind.PASSWORD:
        formers.keep(before, now=now)
    row = vault.put(account, kind, name, value, now=now)
    rotation.settle([row], by=by, now=now)
    return row


def _refuse_same(rows: Iterable[Credential], values: Sequence[str]) -> None:
    """What is in use already is no new value, and settles nothing."""
    if any(vault.holds(row, value) for row in rows for value in values):
        raise Refused(_("This is the one in use already. Set a new one."), clause="P-85")


def _check_name(account: Account, kind: Kind, name: str) -> None:
    if kind not in ENTERED or not 0 < len(name.strip()) <= LONGEST_NAME:
        raise Refused(_("Give it a short name, such as “Sign-in password”."), clause="P-85")
    known = Credential.objects.filter(account=account, name=name.strip()).first()
    if known is not None and known.kind != kind:
        raise Refused(
            _("A credential of another kind has this name. Choose another name."), clause="P-85"
        )


def _check_value(account: Account, kind: Kind, value: str) -> None:
    value = value.strip()
    if kind == Kind.PASSWORD:
        vault.require_strong(value, account)
    elif kind == Kind.SEED and not totp.is_secret(value):
        raise Refused(
            _("This is not the seed of an authenticator: letters and digits, without spaces."),
            clause="P-85",
        )
    elif kind == Kind.RECOVERY_EMAIL and not _is_email(value):
        raise Refused(_("This is no e-mail address."), clause="P-85")
    elif not value:
        raise Refused(_("Give a value for every credential."), clause="P-85")


def _is_email(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True


def _locked(account: Account) -> Account:
    return Account.objects.select_for_update().get(pk=account.pk)


def _record(
    event: str, account: Account, by: Employee, now: datetime, resolution: str, **details: Any
) -> None:
    record(
        event,
        by=by,
        about=account,
        now=now,
        clause="P-85",
        resolution=resolution,
        account=account.label,
        **details,
    )
