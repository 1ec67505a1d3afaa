"""Writes what is to be sent, in the transaction of what it tells of, and orders the job."""

from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from barza.desk.duty.models import EscalationStep, Push, PushSubscription

TASK = "duty.push"


def call(step: EscalationStep, now: datetime) -> int:
    """On every device of whoever the step calls; returns on how many."""
    if step.person is None:
        return 0
    devices = PushSubscription.objects.filter(employee=step.person, employee__is_active=True)
    made = Push.objects.bulk_create(_one(device, step, now) for device in devices)
    if made:
        order()
    return len(made)


def try_out(device: PushSubscription, now: datetime) -> Push:
    made = _one(device, None, now)
    made.save()
    order()
    return made


def order() -> None:
    """Has all that waits sent; once, however often it is ordered."""
    task = app.configure_task(TASK, queueing_lock=TASK)
    try:
        with transaction.atomic():
            task.defer()
    except AlreadyEnqueued:
        pass


def _one(device: PushSubscription, step: EscalationStep | None, now: datetime) -> Push:
    return Push(
        step=step,
        subscription=device,
        person_id=device.employee_id,
        label=device.label,
        made_at=now,
        due_at=now,
    )
