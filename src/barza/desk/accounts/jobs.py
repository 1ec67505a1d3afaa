"""What becomes due by itself: credentials to replace, emergencies to report."""

import logging

from django.utils import timezone
from procrastinate.contrib.django import app

from barza.desk.audit.actions import Actor

from . import actions
from .queries import leaving, resolutions

log = logging.getLogger(__name__)


@app.periodic(cron="10 2 * * *")
@app.task(queueing_lock="accounts.rotations", name="accounts.rotations")
def queue_rotations(timestamp: int) -> int:  # noqa: ARG001  the clock says more
    """Once a day: what is due by the calendar (P-85)."""
    return actions.queue_by_calendar(by=Actor.SYSTEM, now=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="accounts.report_emergencies", queueing_lock="accounts.report_emergencies")
def report_emergencies(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """Each emergency once, within a minute of its end (P-61)."""
    now = timezone.now()
    for resolution in resolutions.unreported(now):
        actions.report_emergency(resolution, by=Actor.SYSTEM, now=now)


@app.periodic(cron="* * * * *", periodic_id="leaving")
@app.task(name="accounts.finish_leavings", queueing_lock="accounts.finish_leavings")
def finish_leavings(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """Within the minute: what somebody could do here ends whom the directory says to have left."""
    now, failed = timezone.now(), False
    for employee in leaving.unfinished():
        try:
            actions.finish_leaving(employee, by=Actor.SYSTEM, now=now)
        except Exception:
            failed = True
            log.exception("the leaving of employee %s is tried again in a minute", employee.pk)
    if not failed:
        actions.note_leavings_read(by=Actor.SYSTEM, now=now)
