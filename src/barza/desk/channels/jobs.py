"""What the worker does for every channel: looks at it, again and again."""

import logging

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Status

from barza.desk.accounts.models import Account

from . import mail, polling, reconciling

log = logging.getLogger(__name__)
STALLED = 60.0
"""Seconds without a sign of life after which a worker is dead."""
KEPT_HOURS = 24 * 7


@app.task(name="channels.look", queue="channels")
def look(account_id: int) -> None:
    """One look at one account. Two at once do no harm: the second finds that it isn't due."""
    account = Account.objects.get(pk=account_id)
    told = polling.look(account, timezone.now())
    if told:
        log.info("account %s: %s new", account_id, told)
        _reconcile()


@app.periodic(cron="* * * * * */5", periodic_id="look")
@app.task(name="channels.look_at_all", queue="channels", queueing_lock="look-at-all")
def look_at_all(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """Orders a look at each account that is due; once, however long the last one takes."""
    for account_id in polling.due(timezone.now()):
        try:
            with transaction.atomic():
                look.configure(queueing_lock=f"look:{account_id}").defer(account_id=account_id)
        except AlreadyEnqueued:
            log.debug("account %s waits for its look already", account_id)


@app.periodic(cron="* * * * * */5", periodic_id="reconcile")
@app.task(name="channels.reconcile", queue="channels", queueing_lock="reconcile")
def reconcile(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """Compares what streams and webhooks told, and what waited for a delivery."""
    _reconcile()


@app.periodic(cron="* * * * *", periodic_id="unexplained")
@app.task(name="channels.tell_unexplained", queue="channels", queueing_lock="unexplained")
def tell_unexplained(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """Tells the heads of an account, once, what the desk did not do there."""
    mail.tell_waiting(timezone.now())


def _reconcile() -> None:
    opened = reconciling.reconcile(timezone.now())
    if opened:
        log.warning("%s unexplained on our accounts", opened)


@app.periodic(cron="17 * * * *", periodic_id="tidy")
@app.task(name="channels.tidy", queue="channels", queueing_lock="tidy")
async def tidy(timestamp: int) -> None:  # noqa: ARG001 -- procrastinate says for when
    """Removes the jobs of dead workers and those that failed long ago.

    None is run again: whatever has to be done still stands in our own tables, and what
    looks there orders it anew.
    """
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED):
        await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)
    await app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS, include_failed=True)
