"""The only place that opens a credential of an account (P-85).

The key comes from a file or the environment, never from the database, and is in no log.
"""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import Actor, record
from barza.desk.core.envelope import Sealed, Wrapping
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from . import authority
from .models import Account, Credential, Duty
from .secret import Secret

PURPOSE = "credential"


@transaction.atomic
def store(account: Account, values: Mapping[str, str], *, by: Employee, now: datetime) -> None:
    """Seals the values in place of those of the same names.

    Raises ``Refused`` without a resolution that opens credentials (P-61), and for a value that
    is nothing: what works is never replaced by nothing.
    """
    resolution = authority.require(by, account, Duty.CREDENTIAL, now)
    if not values or not all(name.strip() and value.strip() for name, value in values.items()):
        raise Refused(_("Give a value for every credential."), clause="P-85")
    for name, value in sorted(values.items()):
        _write(account, name, value, now)
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


def open_for_connector(account: Account) -> Mapping[str, str]:
    """What a connector signs in with; no employee sees it.

    Raises ``envelope.WrongKey`` or ``envelope.Tampered``.
    """
    stored = Credential.objects.filter(account=account).order_by("name")
    return MappingProxyType({row.name: _open(row) for row in stored})


def reveal(account: Account, name: str, *, by: Employee, now: datetime, reason: str) -> Secret:
    """Shows one credential to a person whom a resolution lets open it; leaves an act either way.

    Raises ``Refused`` without such a resolution, super-users included (P-61), or a reason.
    """
    try:
        return _reveal(account, name, by, now, reason)
    except Refused as refusal:
        with transaction.atomic():
            record(
                "credential.revealed",
                by=by,
                about=account,
                now=now,
                clause=refusal.clause,
                account=account.label,
                result="refused",
                name=name,
            )
        raise


@transaction.atomic
def _reveal(account: Account, name: str, by: Employee, now: datetime, reason: str) -> Secret:
    resolution = authority.require(by, account, Duty.CREDENTIAL, now)
    if not reason.strip():
        raise Refused(_("Say why you need to see this credential."), clause="P-85")
    row = Credential.objects.filter(account=account, name=name).first()
    if row is None:
        raise Refused(_("This account has no credential of that name."), clause="P-85")
    record(
        "credential.revealed",
        by=by,
        about=account,
        now=now,
        clause="P-85",
        resolution=resolution.number,
        account=account.label,
        name=name,
        reason=reason.strip(),
    )
    return _open(row)


@transaction.atomic
def rewrap(*, old: str, new: str, now: datetime) -> int:
    """Moves every credential from an old vault key to a new one; returns how many moved.

    The secrets themselves stay as sealed; those already under the new key are left. Raises
    ``envelope.WrongKey`` when one is under neither key, and then moves none.
    """
    before, after = Wrapping.of(old, PURPOSE), Wrapping.of(new, PURPOSE)
    moved = 0
    for row in Credential.objects.select_for_update().exclude(key_id=after.id).order_by("pk"):
        _save(row, before.rewrap(_sealed(row), about=_about(row), into=after))
        record("credential.rewrapped", by=Actor.SYSTEM, about=row, now=now, clause="P-85")
        moved += 1
    return moved


def _write(account: Account, name: str, value: str, now: datetime) -> None:
    row = Credential.objects.select_for_update().filter(account=account, name=name).first()
    row = row or Credential(account=account, name=name)
    row.stored_at = now
    _save(row, _wrapping().seal(value, about=_about(row)))


def _save(row: Credential, sealed: Sealed) -> None:
    row.sealed, row.wrapped_key, row.key_id = sealed.ciphertext, sealed.wrapped_key, sealed.key_id
    row.save()


def _open(row: Credential) -> Secret:
    return Secret(_wrapping().open(_sealed(row), about=_about(row)))


def _sealed(row: Credential) -> Sealed:
    return Sealed(bytes(row.sealed), bytes(row.wrapped_key), row.key_id)


def _about(row: Credential) -> str:
    return f"credential {row.name} of account {row.account_id}"


def _wrapping() -> Wrapping:
    return Wrapping.of(settings.ENVIRONMENT.vault_key, PURPOSE)
