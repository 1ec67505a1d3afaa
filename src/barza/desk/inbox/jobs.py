"""What the worker does for the desk: deliver, and pick up what a dead worker left."""

import logging

from django.utils import timezone
from procrastinate.contrib.django import app

from barza.desk.cases import actions as cases
from barza.desk.cases.models import Message
from barza.desk.channels import outbox
from barza.desk.channels.models import Delivery
from barza.desk.core.live import tell

from . import escalating
from .acknowledging import sending
from .ordering import order

log = logging.getLogger(__name__)


@app.task(name="inbox.deliver", queue="outbox")
def deliver(delivery_id: int) -> None:
    """One step with one delivery, then a word to those who look at its case."""
    now = timezone.now()
    automatic = Delivery.objects.filter(pk=delivery_id, automatic=True).first()
    if automatic:
        sending.drop_if_stale(automatic, now)
    state = outbox.attempt(delivery_id, now, cases.answered)
    log.info("delivery %s is %s", delivery_id, state)
    message = Message.objects.filter(delivery=delivery_id).only("account_id", "case_id").first()
    if message:
        tell(state, account=message.account_id, case=message.case_id)


@app.periodic(cron="* * * * * */15", periodic_id="recover")
@app.task(name="inbox.recover", queue="outbox", queueing_lock="recover")
def recover(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """Orders deliveries that nobody works on, and frees cases whose lease has ended."""
    now = timezone.now()
    for delivery in Delivery.objects.filter(pk__in=outbox.due(now)).order_by(
        "automatic", "not_before"
    ):
        order(delivery)
    cases.release_ended(now=now)


@app.periodic(cron="* * * * * */20", periodic_id="urgent")
@app.task(name="inbox.escalate", queueing_lock="inbox-escalate")
def escalate(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """Calls whoever is on duty for urgent cases that nobody has claimed."""
    escalating.escalate(timezone.now())


@app.periodic(cron="* * * * * */15", periodic_id="acknowledge")
@app.task(name="inbox.acknowledge", queue="outbox", queueing_lock="inbox-acknowledge")
def acknowledge(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """Tells citizens who write out of hours when a human reads it."""
    sending.acknowledge(timezone.now())
