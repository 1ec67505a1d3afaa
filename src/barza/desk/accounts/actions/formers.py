"""Former passwords: kept until somebody has seen the network take the new one (P-85)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import authority, rotation, vault
from barza.desk.accounts.models import Account, Credential, Duty, RotationDue
from barza.desk.audit.actions import record
from barza.desk.core.envelope import EnvelopeError
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

MOST = 20
"""Former values of one password: by then somebody has to look at the network."""


def keep(before: Credential, *, now: datetime) -> None:
    """Keeps the value that is about to be replaced, and what was due for it: the network may take
    it still. For ``custody``, in its transaction. A value that can't be opened is none."""
    try:
        value = vault.open_one(before)
    except EnvelopeError:
        return
    row = vault.put(
        before.account,
        Credential.Kind.FORMER,
        _name(before),
        value,
        now=now,
        since=before.stored_at,
    )
    row.former_of = before
    row.save(update_fields=["former_of"])
    RotationDue.objects.filter(credential=before, done_at=None).update(credential=row)


@transaction.atomic
def confirm_password(
    credential: Credential, *, given_at: datetime, by: Employee, now: datetime
) -> Credential:
    """The network has taken the new password: the former ones are forgotten, and what was due for
    them is settled. ``given_at``: since when the password is kept that the person means.

    Raises ``Refused`` without a resolution that opens credentials, when a newer one was made
    meanwhile, and when no former one is kept.
    """
    account = Account.objects.select_for_update().get(pk=credential.account_id)
    resolution = authority.require(by, account, Duty.CREDENTIAL, now)
    credential = Credential.objects.select_for_update().get(pk=credential.pk)
    formers = list(credential.formers.select_for_update().filter(spent_at=None).order_by("name"))
    if not formers:
        raise Refused(_("No former value of this password is kept."), clause="P-85")
    if credential.given_at != given_at:
        raise Refused(
            _("A newer password was made meanwhile. Look which one the network has taken."),
            clause="P-85",
        )
    rotation.settle(formers, by=by, now=now)
    for row in formers:
        vault.wipe(row, now=now)
    record(
        "credential.confirmed",
        by=by,
        about=account,
        now=now,
        clause="P-85",
        resolution=resolution.number,
        account=account.label,
        confirmed=credential.name,
        forgotten=[row.name for row in formers],
    )
    return credential


def _name(of: Credential) -> str:
    """The first that is free; one whose value is kept no more is free again."""
    names = [f"{of.name} (former {number})" for number in range(1, MOST + 1)]
    taken = Credential.objects.filter(account=of.account_id, name__in=names)
    forgotten = taken.filter(kind=Credential.Kind.FORMER).exclude(spent_at=None)
    held = set(taken.exclude(pk__in=forgotten).values_list("name", flat=True))
    free = next((name for name in names if name not in held), None)
    if free is None:
        raise Refused(
            _("Many former passwords are kept already. Say first which one the network has taken."),
            clause="P-85",
        )
    return free
