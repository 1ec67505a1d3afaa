"""One look at one credential: a resolution, a second factor just now, and a reason (P-85)."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import authority, factor, rotation, vault
from barza.desk.accounts.models import (
    Credential,
    Duty,
    Resolution,
    RotationDue,
    ViewPass,
)
from barza.desk.accounts.secret import Secret
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

PASS_LASTS = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Seen:
    credential: Credential
    secret: Secret


def request_view(
    credential: Credential,
    *,
    reason: str,
    factor_at: datetime | None,
    by: Employee,
    now: datetime,
) -> str:
    """A token with which this person sees this credential once, within a minute.

    ``factor_at``: when the person last proved a second factor in this session. Raises
    ``Refused``, and leaves an act of it, without a resolution that opens credentials (P-61),
    a second factor in the last minutes, or a reason; super-users included.
    """
    try:
        return _request(credential, reason.strip(), factor_at, by, now)
    except Refused as refusal:
        _record_refused(credential, refusal, by, now)
        raise


def view_once(token: str, *, by: Employee, now: datetime) -> Seen:
    """Opens the credential, spends the token, and queues a rotation: a secret that was seen is
    one no more. A recovery code is spent with it. Raises ``Refused``, and leaves an act."""
    digest = hashlib.sha256(token.encode()).digest()
    try:
        return _view(digest, by, now)
    except Refused as refusal:
        known = ViewPass.objects.filter(digest=digest).select_related("credential").first()
        if known is not None:
            _record_refused(known.credential, refusal, by, now)
        raise


@transaction.atomic
def _request(
    credential: Credential, reason: str, factor_at: datetime | None, by: Employee, now: datetime
) -> str:
    resolution = authority.require(by, credential.account, Duty.CREDENTIAL, now)
    factor.require_fresh(factor_at, now)
    if not reason:
        raise Refused(_("Say why you need to see this credential."), clause="P-85")
    _refuse_spent(credential)
    token = secrets.token_urlsafe(32)
    ViewPass.objects.create(
        digest=hashlib.sha256(token.encode()).digest(),
        credential=credential,
        employee=by,
        reason=reason,
        made_at=now,
        expires_at=now + PASS_LASTS,
    )
    _record("credential.view_granted", credential, by, now, resolution, reason=reason)
    return token


@transaction.atomic
def _view(digest: bytes, by: Employee, now: datetime) -> Seen:
    granted = ViewPass.objects.select_for_update().filter(digest=digest, employee=by).first()
    if granted is None or granted.used_at is not None or now >= granted.expires_at:
        raise Refused(
            _("This look was used or its minute is over. Ask for it again."), clause="P-85"
        )
    credential = (
        Credential.objects.select_for_update(of=("self",))
        .select_related("account")
        .get(pk=granted.credential_id)
    )
    resolution = authority.require(by, credential.account, Duty.CREDENTIAL, now)
    _refuse_spent(credential)
    secret = vault.open_one(credential)
    granted.used_at = now
    granted.save(update_fields=["used_at"])
    if credential.kind == Credential.Kind.RECOVERY_CODE:
        credential.spent_at = now
        credential.save(update_fields=["spent_at"])
    rotation.queue(
        credential, RotationDue.Reason.REVEALED, now=now, because=granted.reason, employee=by
    )
    _record("credential.revealed", credential, by, now, resolution, reason=granted.reason)
    return Seen(credential, secret)


def _refuse_spent(credential: Credential) -> None:
    if credential.spent_at is not None and credential.kind != Credential.Kind.RECOVERY_CODE:
        raise Refused(_("Its value is kept no more."), clause="P-85")
    if credential.spent_at is not None:
        raise Refused(
            _("This recovery code was used. Take the next one, or enter a new set."),
            clause="P-85",
        )


def _record(
    event: str,
    credential: Credential,
    by: Employee,
    now: datetime,
    resolution: Resolution,
    *,
    reason: str,
) -> None:
    record(
        event,
        by=by,
        about=credential.account,
        now=now,
        clause="P-85",
        resolution=resolution.number,
        account=credential.account.label,
        names=[credential.name],
        reason=reason,
    )


@transaction.atomic
def _record_refused(credential: Credential, refusal: Refused, by: Employee, now: datetime) -> None:
    record(
        "credential.revealed",
        by=by,
        about=credential.account,
        now=now,
        clause=refusal.clause,
        account=credential.account.label,
        result="refused",
        names=[credential.name],
    )
