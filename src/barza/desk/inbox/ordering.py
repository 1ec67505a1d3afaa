"""A delivery is ordered with the row that it is about, and carried out by ``jobs.deliver``."""

import logging

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from barza.desk.channels.models import Delivery

log = logging.getLogger(__name__)


def order(delivery: Delivery) -> None:
    """Has a delivery carried out when its time has come; once, however often it is ordered."""
    task = app.configure_task(
        "inbox.deliver",
        queue="outbox",
        schedule_at=delivery.not_before,
        queueing_lock=f"deliver:{delivery.pk}",
    )
    try:
        with transaction.atomic():
            task.defer(delivery_id=delivery.pk)
    except AlreadyEnqueued:
        log.debug("delivery %s is ordered already", delivery.pk)
