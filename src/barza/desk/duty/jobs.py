"""What the worker does about duty: calls the next person, and keeps the ledger's proposals."""

import logging
from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from barza.desk.core.errors import Refused

from . import actions, mail
from .push import calling, sending

log = logging.getLogger(__name__)


@app.periodic(cron="* * * * *", periodic_id="escalate")
@app.task(name="duty.escalate", queueing_lock="duty-escalate")
def escalate(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """Calls the next person where nobody took an urgent item, and mails what wasn't mailed."""
    now = timezone.now()
    actions.advance(now=now)
    mail.send_waiting(now)


@app.task(name=calling.TASK, queueing_lock=calling.TASK)
def push() -> None:
    """Sends the notifications that wait; ordered with each call, and for those tried again."""
    sending.send_waiting(timezone.now)


@app.periodic(cron="* * * * * */10", periodic_id="push-again")
@app.task(name="duty.push_again", queueing_lock="duty-push-again")
def push_again(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """Those that a service would not take at once, or that a worker died over."""
    sending.send_waiting(timezone.now)


@app.periodic(cron="17 * * * *", periodic_id="forget-devices")
@app.task(name="duty.forget_devices", queueing_lock="duty-forget-devices")
def forget_devices(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """The devices of those who left."""
    actions.forget_those_who_left(now=timezone.now())


@app.periodic(cron="40 22 * * *", periodic_id="overtime")
@app.task(name="duty.compute", queueing_lock="duty-compute")
def compute(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """Every night in Muscat: this month's out-of-hours work, and the last one's."""
    now = timezone.now()
    month = timezone.localdate(now).replace(day=1)
    for one in ((month - timedelta(days=1)).replace(day=1), month):
        try:
            actions.compute_overtime(one, now=now)
        except Refused as refusal:
            log.warning("%s was not computed: %s", one, refusal)
