"""What becomes due by itself: the report of an emergency that is over (P-61)."""

from django.utils import timezone
from procrastinate.contrib.django import app

from barza.desk.audit.actions import Actor

from . import actions, queries


@app.periodic(cron="* * * * *")
@app.task(name="accounts.report_emergencies", queueing_lock="accounts.report_emergencies")
def report_emergencies(timestamp: int) -> None:  # noqa: ARG001 procrastinate passes it
    """Each emergency once, within a minute of its end."""
    now = timezone.now()
    for resolution in queries.unreported(now):
        actions.report_emergency(resolution, by=Actor.SYSTEM, now=now)
