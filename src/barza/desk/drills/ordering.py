"""Jobs are ordered by name, so that actions need not know what carries them out."""

import logging

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from .models import RunMessage

log = logging.getLogger(__name__)
POST = "drills.post"
QUEUE = "drills"


def order(message: RunMessage) -> None:
    """Has a citizen write it when its time has come; once, however often it is ordered."""
    task = app.configure_task(
        POST, queue=QUEUE, schedule_at=message.due_at, queueing_lock=f"drill:{message.pk}"
    )
    try:
        with transaction.atomic():
            task.defer(message_id=message.pk)
    except AlreadyEnqueued:
        log.debug("message %s is ordered already", message.pk)
