from django.utils import timezone
from procrastinate.contrib.django import app

from . import actions


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="conduct.escalate", name="conduct.escalate")
def escalate(timestamp: int) -> int:  # noqa: ARG001  the minute it was due; the clock says more
    """Hands up the concerns that the desk didn't answer in time; returns how many."""
    return actions.escalate_overdue(now=timezone.now())
