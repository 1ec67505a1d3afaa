from django.utils import timezone
from procrastinate.contrib.django import app

from barza.desk.audit.actions import Actor

from . import actions


@app.periodic(cron="5 4 * * *")
@app.task(queueing_lock="people.remind", name="people.remind")
def remind(timestamp: int) -> int:  # noqa: ARG001  the minute it was due; the clock says more
    """Before the day begins: alerts that somebody has left unacknowledged go to the head."""
    return actions.remind_of_alerts(by=Actor.SYSTEM, now=timezone.now())
