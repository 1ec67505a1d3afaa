"""Which credentials have to be replaced, and when that is settled (P-85)."""

from collections.abc import Iterable
from datetime import datetime

from barza.desk.people.models import Employee

from .models import Credential, RotationDue


def queue(
    credential: Credential,
    reason: RotationDue.Reason,
    *,
    now: datetime,
    because: str = "",
    employee: Employee | None = None,
) -> RotationDue:
    """``employee``: who saw it. What waits already for the same reason isn't queued twice."""
    waiting = credential.rotations.filter(done_at=None, reason=reason, employee=employee).first()
    return waiting or RotationDue.objects.create(
        credential=credential,
        reason=reason,
        because=because,
        employee=employee,
        raised_at=now,
    )


def settle(credentials: Iterable[Credential], *, by: Employee, now: datetime) -> int:
    """A new value settles all that was due; returns how many."""
    return RotationDue.objects.filter(credential__in=list(credentials), done_at=None).update(
        done_at=now, done_by=by
    )
