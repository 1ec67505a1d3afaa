"""Beyond the desk: to senior management, and never to the person complained of (P-57)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import Actor, record
from barza.desk.conduct import queries, standing
from barza.desk.conduct.models import Concern, ConcernMessage
from barza.desk.conduct.storing import Upload
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from .concerns import FILER, add_message, deadlines, locked, locked_at_desk, note_missed
from .words import written

State = Concern.State
AT_ONCE = 200
"""Overdue concerns in one run of the job; the next run goes on."""


@transaction.atomic
def escalate(concern: Concern, *, because: str, by: Employee, now: datetime) -> Concern:
    """The desk hands a concern up, with its reason; the clock starts anew."""
    concern = locked_at_desk(concern, by)
    written(because, _("Say why senior management should deal with it."), "P-57", 1000)
    if concern.state == State.ESCALATED:
        raise Refused(_("This concern is with senior management already."), clause="P-57")
    if not _raise_up(concern, now):
        raise Refused(
            _("No member of senior management may see this concern. Answer it at the desk."),
            clause="P-57",
        )
    record("concern.escalated", by=by, about=concern, now=now, clause="P-57")
    return concern


@transaction.atomic
def not_resolved(
    concern: Concern, *, text: str, uploads: Sequence[Upload] = (), by: Employee, now: datetime
) -> Concern:
    """The filer says that the answer resolves nothing: once, with a fresh clock, one level up.

    Where nobody above may see it, it opens again at the desk.
    """
    concern = locked(concern, by, still_open=False)
    if by.pk != concern.filer_id or concern.state != State.ANSWERED:
        raise Refused(
            _("Only the employee who filed a concern says that its answer resolves nothing."),
            clause="P-57",
        )
    if concern.reopened_at is not None:
        raise Refused(
            _("A concern opens again once. File a new one, and name this one in it."),
            clause="P-57",
        )
    concern.reopened_at, concern.answered_at = now, None
    if not _raise_up(concern, now):
        concern.state = State.RECEIVED
        _restart(concern, now)
    add_message(concern, text, ConcernMessage.Kind.NOT_RESOLVED, uploads, by, now)
    record("concern.not_resolved", by=FILER, about=concern, now=now, clause="P-57")
    return concern


def escalate_overdue(*, by: str = Actor.SYSTEM, now: datetime) -> int:
    """Hands up what the desk didn't answer in time; returns how many. One that nobody above may
    see stays at the desk, late."""
    overdue = Concern.objects.filter(
        state__in=(State.RECEIVED, State.IN_HAND), answer_by_at__lte=now
    ).order_by("answer_by_at", "pk")
    return sum(_escalate_one(pk, by, now) for pk in overdue.values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def _escalate_one(pk: int, by: str, now: datetime) -> bool:
    concern = Concern.objects.select_for_update(of=("self",)).select_related("filer").get(pk=pk)
    still = concern.state in (State.RECEIVED, State.IN_HAND) and concern.answer_by_at <= now
    if not still or not _raise_up(concern, now):
        return False
    record("concern.escalated", by=by, about=concern, now=now, clause="P-57", because="overdue")
    return True


def _raise_up(concern: Concern, now: datetime) -> bool:
    if not queries.readers(concern, standing.ABOVE).exists():
        return False
    concern.state, concern.escalated_at = State.ESCALATED, concern.escalated_at or now
    _restart(concern, now)
    return True


def _restart(concern: Concern, now: datetime) -> None:
    """A fresh clock; the promise that was missed stays noted, and the old turn's taker goes."""
    note_missed(concern, now)
    concern.acknowledge_by_at, concern.answer_by_at = deadlines(now)
    concern.acknowledged_at = concern.taken_by = None
    concern.save()
