import logging

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from barza.desk.audit.actions import Actor

from . import actions, daily

log = logging.getLogger(__name__)


@app.periodic(cron="5 4 * * *")
@app.task(queueing_lock="people.remind", name="people.remind")
def remind(timestamp: int) -> int:  # noqa: ARG001  the minute it was due; the clock says more
    """Before the day begins: alerts that somebody has left unacknowledged go to the head."""
    return actions.remind_of_alerts(by=Actor.SYSTEM, now=timezone.now())


@app.periodic(cron="20 1 * * *")
@app.task(
    queueing_lock="people.read_directory",
    lock="people.read_directory",
    name="people.read_directory",
)
def read_directory(timestamp: int) -> None:  # noqa: ARG001  the minute it was due; the clock says more
    """Before the day begins in Muscat: who is new, who has another job, who has left (P-62)."""
    source = settings.LDAP
    if source is None or not source.daily:
        return
    came = daily.read_and_take_over(source, timezone.now())
    log.info("directory list %s: %s", came.pk, came.trouble or "taken over")
