"""The register of accounts, and what their connectors sign in with (P-70, P-85)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from barza.desk.accounts import vault
from barza.desk.accounts.models import Account
from barza.desk.people.models import Employee


@transaction.atomic
def connect(
    account: Account, credentials: Mapping[str, str], *, by: Employee, now: datetime
) -> Account:
    """Stores what the account's connector signs in with.

    Raises ``Refused`` without a resolution that opens credentials, and for an empty value.
    """
    account = Account.objects.select_for_update().get(pk=account.pk)
    vault.store(account, credentials, by=by, now=now)
    return account
