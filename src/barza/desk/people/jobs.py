import logging
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from barza.desk.audit.actions import Actor

from . import actions, daily, mail
from .actions.invitation import TELL
from .models import Employee

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


@app.task(name=TELL, retry=RetryStrategy(max_attempts=8, exponential_wait=5))
def tell_invited(employee_id: int, by_id: int, at: str) -> None:
    """Tried again for a day at most, which is as long as the invitation is open."""
    employee = Employee.objects.get(pk=employee_id)
    mail.tell_invited(employee, Employee.objects.get(pk=by_id), datetime.fromisoformat(at))
