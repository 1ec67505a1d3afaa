"""What makes a rotation due: somebody leaves, a suspicion, the calendar (P-85)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from barza.desk.accounts import queries, rotation
from barza.desk.accounts.deciders import HEADS, STOP, require, require_text
from barza.desk.accounts.models import Account, Credential, RotationDue
from barza.desk.audit.actions import record
from barza.desk.people.models import Employee, Role

ROTATE_AFTER = timedelta(days=365)
Kind, Reason = Credential.Kind, RotationDue.Reason
LEAVE = HEADS | {Role.PERSONNEL, Role.SECURITY}


@transaction.atomic
def queue_rotation_for(
    employee: Employee, *, by: Employee | str, now: datetime
) -> list[RotationDue]:
    """Somebody leaves: every credential whose present value they know has to be replaced, and
    until then its account publishes nothing."""
    if isinstance(by, Employee):
        require(by, LEAVE, clause="P-85")
    known = queries.revealed_to(employee)
    due = [
        rotation.queue(row.credential, Reason.LEFT, now=now, employee=employee)
        for row in known
        if row.is_current
    ]
    if due:
        record(
            "credential.rotation_due",
            by=by,
            about=employee,
            now=now,
            clause="P-85",
            reason=Reason.LEFT,
            credentials=[row.credential_id for row in due],
        )
    return due


@transaction.atomic
def suspect(account: Account, *, because: str, by: Employee, now: datetime) -> list[RotationDue]:
    """Somebody may have what opens this account: all of it has to be replaced."""
    require(by, STOP, clause="P-85")
    reason = require_text(because, _("Say what makes you suspicious."), clause="P-85")
    account = Account.objects.select_for_update().get(pk=account.pk)
    due = [
        rotation.queue(row, Reason.SUSPICION, now=now, because=reason)
        for row in queries.living_credentials().filter(account=account)
    ]
    record("credential.suspected", by=by, about=account, now=now, clause="P-85", because=reason)
    return due


@transaction.atomic
def queue_by_calendar(*, by: str, now: datetime) -> int:
    """What is as old as the calendar allows; returns how many were queued."""
    waiting = RotationDue.objects.filter(
        credential=OuterRef("pk"), done_at=None, reason=Reason.CALENDAR
    )
    rows = list(
        queries.living_credentials()
        .filter(kind__in=(Kind.PASSWORD, Kind.TOKEN), stored_at__lte=now - ROTATE_AFTER)
        .exclude(Exists(waiting))
        .exclude(account__state=Account.State.CLOSED)
    )
    for row in rows:
        rotation.queue(row, Reason.CALENDAR, now=now)
        record(
            "credential.rotation_due",
            by=by,
            about=row,
            now=now,
            clause="P-85",
            reason=Reason.CALENDAR,
        )
    return len(rows)
