"""What the worker does for drills: lets citizens write, and ends what is over its time."""

import logging

from django.utils import timezone
from procrastinate.contrib.django import app

from barza.desk.audit.actions import Actor

from . import actions, queries, town
from .ordering import POST, QUEUE, order

log = logging.getLogger(__name__)


@app.task(name=POST, queue=QUEUE)
def post(message_id: int) -> None:
    """A citizen writes, once: the town knows the key, and so does our row."""
    message = queries.to_post(message_id, timezone.now())
    if message is None:
        return
    try:
        network_id = town.say(message.run.account, message.text, f"drill-{message.pk}")
    except town.Unreachable as problem:
        log.warning("message %s of a drill did not go out: %s", message_id, problem)
        actions.not_posted(message, str(problem), by=Actor.SYSTEM, now=timezone.now())
    else:
        actions.posted(message, network_id, by=Actor.SYSTEM, now=timezone.now())


@app.periodic(cron="* * * * * */15", periodic_id="drills")
@app.task(name="drills.tend", queue=QUEUE, queueing_lock="drills-tend")
def tend(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """Orders again what a dead worker, or a town that was away, left; ends overdue runs."""
    now = timezone.now()
    for message in queries.waiting(now):
        order(message)
    actions.end_overdue(by=Actor.SYSTEM, now=now)
