"""A device that is called no more, whoever decided so."""

from datetime import datetime

from barza.desk.audit.actions import record
from barza.desk.duty.models import Push, PushSubscription
from barza.desk.people.models import Employee


def forget(device: PushSubscription, because: str, by: Employee | str, now: datetime) -> None:
    """In the transaction of the caller, who has locked the device. What waits is dropped."""
    record("push.forgotten", by=by, about=device, now=now, clause="P-43", because=because)
    waiting = Push.objects.filter(subscription=device, state=Push.State.WAITING)
    waiting.update(state=Push.State.DROPPED, ended_at=now, outcome=because)
    device.delete()
