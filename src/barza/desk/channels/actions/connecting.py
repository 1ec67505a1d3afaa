"""An account and its network: connected once the network says that it is the one (P-70, P-85)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from barza.connectors.base import Connector
from barza.connectors.items import Author
from barza.desk.accounts import actions as accounts
from barza.desk.accounts import authority, factor, vault
from barza.desk.accounts.models import Account, Duty
from barza.desk.audit.actions import REFUSED, record
from barza.desk.channels import asking, health
from barza.desk.channels.connectors import NotConnected, kind_of
from barza.desk.core import envelope
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee


def connect(
    account: Account,
    given: Mapping[str, str],
    *,
    factor_at: datetime | None,
    by: Employee,
    now: datetime,
) -> Author:
    """Keeps what the connector signs in with, once the network has said that it is this account's.

    What is left empty stays as it is. Nothing is kept when the network can't be asked, refuses, or
    names another account than the register. ``factor_at``: when the person last proved a second
    factor in this session. Raises ``Refused``. Never called inside a transaction.
    """
    authority.require(by, account, Duty.CREDENTIAL, now)
    factor.require_fresh(factor_at, now)
    kind = _kind(account)
    typed = {name: given.get(name, "").strip() for name in kind.credential_fields}
    new = {name: value for name, value in typed.items() if value}
    if not new:
        raise Refused(_("Give a value for every credential."), clause="P-85")
    who = _asked(account, _whole(account, kind, new), by, now)
    _keep(account, new, who, by, now)
    return who


def try_out(account: Account, *, by: Employee, now: datetime) -> Author:
    """Asks the network, with what is in custody, who it says we are; a problem is over then.

    Raises ``Refused``, saying what is wrong. Never called inside a transaction.
    """
    authority.require(by, account, Duty.CREDENTIAL, now)
    who = _asked(account, _whole(account, _kind(account), {}), by, now)
    _note_success(account, who, by, now)
    return who


def _kind(account: Account) -> type[Connector]:
    try:
        return kind_of(account)
    except NotConnected as problem:
        raise Refused(
            _("Barza can't speak with this network yet: there is no connector for it."),
            clause="P-70",
        ) from problem


def _whole(account: Account, kind: type[Connector], new: Mapping[str, str]) -> Mapping[str, str]:
    """What is in custody, with what is new in its place. Raises ``Refused`` for a gap.

    What is in custody and can't be opened (the vault's key is another) is as good as missing.
    """
    try:
        known = vault.open_for_connector(account)
    except envelope.EnvelopeError:
        known = {}
    whole = {**known, **new}
    if not set(kind.credential_fields) - kind.optional_credentials <= set(whole):
        raise Refused(_("Give a value for every credential."), clause="P-85")
    return whole


def _asked(account: Account, credentials: Mapping[str, str], by: Employee, now: datetime) -> Author:
    """Who the network says we are. That it is another account is put on record."""
    who = asking.who_are_we(account, credentials)
    try:
        asking.require_registered(account, who)
    except Refused:
        _note_other(account, who, by, now)
        raise
    return who


@transaction.atomic
def _keep(
    account: Account, new: Mapping[str, str], who: Author, by: Employee, now: datetime
) -> None:
    account = accounts.connect(account, new, by=by, now=now)
    health.works(account, now)
    _record("account.connected", account, who, by, now, given=sorted(new))


@transaction.atomic
def _note_success(account: Account, who: Author, by: Employee, now: datetime) -> None:
    health.works(account, now)
    _record("channel.tried_out", account, who, by, now)


@transaction.atomic
def _note_other(account: Account, who: Author, by: Employee, now: datetime) -> None:
    _record("account.not_connected", account, who, by, now, result=REFUSED)


def _record(
    event: str, account: Account, who: Author, by: Employee, now: datetime, **more: Any
) -> None:
    resolution = authority.require(by, account, Duty.CREDENTIAL, now)
    record(
        event,
        by=by,
        about=account,
        now=now,
        clause="P-70",
        resolution=resolution.number,
        account=account.label,
        told=who.handle,
        told_id=who.id,
        **more,
    )
