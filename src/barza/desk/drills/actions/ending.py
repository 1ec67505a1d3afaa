"""A run ends by its trainee's word, or when its time is over; then it is judged."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import ValidationError

from barza.desk.core.errors import Refused
from barza.desk.drills import facts, judging
from barza.desk.drills.models import Run
from barza.desk.people.models import Employee

from . import rules

log = logging.getLogger(__name__)
AT_ONCE = 100
"""Runs that one round of the job ends."""


@transaction.atomic
def finish(run: Run, *, by: Employee, now: datetime) -> Run:
    """The trainee says that it is done. What is not answered by now counts as not answered.

    Raises ``Refused`` while a message is still to come: whoever has seen half of a drill hasn't
    taken it.
    """
    run = rules.locked(run)
    rules.require_own(run, by)
    rules.require_open(run, now)
    if facts.still_to_come(run, now):
        raise Refused(
            _("A message of this drill is still to come. Wait for it, or abandon the drill."),
            clause=rules.CLAUSE,
        )
    return _judged(run, Run.End.FINISHED, by, now)


@transaction.atomic
def abandon(run: Run, *, by: Employee, now: datetime) -> Run:
    """Ends it without a score: nobody is held to an exercise (P-87)."""
    run = rules.locked(run)
    rules.require_own(run, by)
    rules.require_open(run, now)
    return _ended(run, Run.End.ABANDONED, by, now)


def end_overdue(*, by: Employee | str, now: datetime) -> int:
    """Ends runs whose time is over, each in a transaction of its own; returns how many were."""
    over = Run.objects.open().filter(ends_at__lte=now).order_by("ends_at")[:AT_ONCE]
    return sum(_expire(run, by, now) for run in list(over))


@transaction.atomic
def _expire(run: Run, by: Employee | str, now: datetime) -> bool:
    run = rules.locked(run)
    if run.ended_at is not None:
        return False
    try:
        with transaction.atomic():
            _judged(run, Run.End.EXPIRED, by, now)
    except ValidationError:  # its text is of a version that nobody can read any more
        log.exception("run %s of a drill can't be judged", run.pk)
        run.score, run.is_passed = None, False
        _ended(run, Run.End.NOT_HELD, by, now)
    return True


def _judged(run: Run, end: Run.End, by: Employee | str, now: datetime) -> Run:
    """Judges what was done until then, at the latest until the time was over."""
    verdict = judging.judged(run, min(now, run.ends_at))
    for message in verdict.messages:
        message.save(update_fields=["result"])
    run.score, run.is_passed = verdict.score, verdict.is_passed
    return _ended(run, end if verdict.score is not None else Run.End.NOT_HELD, by, now)


def _ended(run: Run, end: Run.End, by: Employee | str, now: datetime) -> Run:
    run.ended_at, run.end = min(now, run.ends_at), end
    run.save(update_fields=["ended_at", "end", "score", "is_passed"])
    rules.note("drill.ended", run, by, now, end=end, score=run.score, passed=run.is_passed)
    return run
