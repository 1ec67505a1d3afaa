from django.utils import timezone
from procrastinate.contrib.django import app

from barza.desk.audit.actions import Actor

from . import actions


@app.periodic(cron="10 2 * * *")
@app.task(queueing_lock="accounts.rotations", name="accounts.rotations")
def queue_rotations(timestamp: int) -> int:  # noqa: ARG001  the clock says more
    """Once a day: what is due by the calendar."""
    return actions.queue_by_calendar(by=Actor.SYSTEM, now=timezone.now())
