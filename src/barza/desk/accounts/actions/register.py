"""The register of accounts, and what their connectors sign in with (P-70, P-85)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import authority, vault
from barza.desk.accounts.models import Account, Credential, Duty
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee


@transaction.atomic
def connect(
    account: Account, credentials: Mapping[str, str], *, by: Employee, now: datetime
) -> Account:
    """Stores what the account's connector signs in with.

    Asks no network: ``channels.actions.connect`` does, before it calls this. Raises ``Refused``
    without a resolution that opens credentials, and for an empty value.
    """
    account = Account.objects.select_for_update().get(pk=account.pk)
    vault.store(account, credentials, by=by, now=now)
    return account


@transaction.atomic
def disconnect(account: Account, *, because: str, by: Employee, now: datetime) -> Account:
    """Forgets what the account's connector signs in with; nothing is read or sent from now on.

    What has to be replaced stays due: the network takes the old credential until it is withdrawn
    there. Raises ``Refused`` without a resolution that opens credentials, and a reason.
    """
    account = Account.objects.select_for_update().get(pk=account.pk)
    resolution = authority.require(by, account, Duty.CREDENTIAL, now)
    if not because.strip():
        raise Refused(_("Say why the account is disconnected."), clause="P-70")
    tokens = Credential.objects.select_for_update().filter(
        account=account, kind=Credential.Kind.TOKEN, spent_at=None
    )
    names = []
    for row in tokens.order_by("name"):
        vault.forget_token(row, now=now)
        names.append(row.name)
    if not names:
        raise Refused(_("This account is not connected."), clause="P-70")
    record(
        "account.disconnected",
        by=by,
        about=account,
        now=now,
        clause="P-70",
        resolution=resolution.number,
        account=account.label,
        forgotten=names,
        because=because.strip(),
    )
    return account
