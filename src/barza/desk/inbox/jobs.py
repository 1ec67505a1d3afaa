"""What the worker does for the desk: deliver, and pick up what a dead worker left."""

import logging

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from barza.desk.cases import actions as cases
from barza.desk.cases.models import Message
from barza.desk.channels import outbox
from barza.desk.channels.models import Delivery
from barza.desk.core.live import tell

from . import escalating

log = logging.getLogger(__name__)


@app.task(name="inbox.deliver", queue="outbox")
def deliver(delivery_id: int) -> None:
    """One step with one delivery, then a word to those who look at its case."""
    state = outbox.attempt(delivery_id, timezone.now(), cases.answered)
    log.info("delivery %s is %s", delivery_id, state)
    message = Message.objects.filter(delivery=delivery_id).only("account_id", "case_id").first()
    if message:
        tell(state, account=message.account_id, case=message.case_id)


def order(delivery: Delivery) -> None:
    """Has a delivery carried out when its time has come; once, however often it is ordered."""
    task = deliver.configure(
        schedule_at=delivery.not_before, queueing_lock=f"deliver:{delivery.pk}"
    )
    try:
        with transaction.atomic():
            task.defer(delivery_id=delivery.pk)
    except AlreadyEnqueued:
        log.debug("delivery %s is ordered already", delivery.pk)


@app.periodic(cron="* * * * * */15", periodic_id="recover")
@app.task(name="inbox.recover", queue="outbox", queueing_lock="recover")
def recover(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """Orders deliveries that nobody works on, and frees cases whose lease has ended."""
    now = timezone.now()
    for delivery in Delivery.objects.filter(pk__in=outbox.due(now)):
        order(delivery)
    cases.release_ended(now=now)


@app.periodic(cron="* * * * * */20", periodic_id="urgent")
@app.task(name="inbox.escalate", queueing_lock="inbox-escalate")
def escalate(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """Calls whoever is on duty for urgent cases that nobody has claimed."""
    escalating.escalate(timezone.now())
