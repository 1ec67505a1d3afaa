"""Seals and opens. The key comes from a file or the environment, never from the database."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from hmac import compare_digest
from types import MappingProxyType

from django.conf import settings
from django.db import transaction

from barza.desk.accounts.models import Account, Credential
from barza.desk.accounts.secret import Secret
from barza.desk.audit.actions import Actor, record
from barza.desk.core.envelope import Sealed, Tampered, Wrapping, WrongKey

PURPOSE = "credential"
Kind = Credential.Kind


def open_for_connector(account: Account) -> Mapping[str, str]:
    """What a connector signs in with; no employee sees it.

    Raises ``envelope.WrongKey`` or ``envelope.Tampered``.
    """
    stored = Credential.objects.filter(account=account, kind=Kind.TOKEN, spent_at=None)
    return MappingProxyType({row.name: open_one(row) for row in stored.order_by("name")})


def open_one(row: Credential) -> Secret:
    """Only for ``actions.custody``, which asks who, why and how, and records it.

    Raises ``envelope.WrongKey`` or ``envelope.Tampered``.
    """
    return Secret(_wrapping().open(_sealed(row), about=_about(row)))


def holds(row: Credential, value: str) -> bool:
    """Whether this is the value in custody, or was the token that was forgotten; what cannot be
    opened holds nothing."""
    meant = _print(value) if row.is_forgotten_token else value
    try:
        return compare_digest(open_one(row).encode(), meant.encode())
    except (Tampered, WrongKey):
        return False


def put(
    account: Account,
    kind: Kind,
    name: str,
    value: str,
    *,
    now: datetime,
    since: datetime | None = None,
) -> Credential:
    """Seals a value in place of that of the same name, which works again if it was spent.

    ``since``: when it was stored first, where it is the same value again.
    """
    row = Credential.objects.select_for_update().filter(account=account, name=name).first()
    row = row or Credential(account=account, name=name)
    row.kind, row.stored_at, row.given_at, row.spent_at = kind, since or now, now, None
    _save(row, _wrapping().seal(value, about=_about(row)))
    return row


def wipe(row: Credential, *, now: datetime) -> None:
    """Forgets the value for good. The row stays: looks and rotations of it are on record."""
    row.spent_at = now
    _save(row, Sealed(b"", b"", ""))


def forget_token(row: Credential, *, now: datetime) -> None:
    """As ``wipe``, but for a sealed digest: the network takes a token until it is withdrawn there,
    so the same one, given again, is known to be no new one."""
    try:
        left = _wrapping().seal(_print(open_one(row)), about=_about(row))
    except (Tampered, WrongKey):
        left = Sealed(b"", b"", "")
    row.spent_at = now
    _save(row, left)


@transaction.atomic
def rewrap(*, old: str, new: str, now: datetime) -> int:
    """Moves every credential from an old vault key to a new one; returns how many moved.

    The secrets themselves stay as sealed; those already under the new key are left. Raises
    ``envelope.WrongKey`` when one is under neither key, and then moves none.
    """
    before, after = Wrapping.of(old, PURPOSE), Wrapping.of(new, PURPOSE)
    moved = 0
    sealed = Credential.objects.select_for_update().exclude(key_id__in=("", after.id))
    for row in sealed.order_by("pk"):
        _save(row, before.rewrap(_sealed(row), about=_about(row), into=after))
        record("credential.rewrapped", by=Actor.SYSTEM, about=row, now=now, clause="P-85")
        moved += 1
    return moved


def _print(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()


def _save(row: Credential, sealed: Sealed) -> None:
    row.sealed, row.wrapped_key, row.key_id = sealed.ciphertext, sealed.wrapped_key, sealed.key_id
    row.save()


def _sealed(row: Credential) -> Sealed:
    return Sealed(bytes(row.sealed), bytes(row.wrapped_key), row.key_id)


def _about(row: Credential) -> str:
    return f"credential {row.name} of account {row.account_id}"


def _wrapping() -> Wrapping:
    return Wrapping.of(settings.ENVIRONMENT.vault_key, PURPOSE)
