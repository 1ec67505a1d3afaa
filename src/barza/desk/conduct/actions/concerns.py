"""Filing a concern, and the conversation about it (P-57).

What the filer does is recorded under ``FILER``, not under the name: the register of acts has
readers of its own, and a concern is confidential. The concern itself names its filer.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.conduct import periods, queries, standing, storing
from barza.desk.conduct.models import Concern, ConcernFile, ConcernMessage
from barza.desk.conduct.storing import Upload
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from .words import written

FILER = "filer"
Kind, State = Concern.Kind, Concern.State


@transaction.atomic
def file_concern(
    *,
    kind: str,
    title: str,
    text: str,
    about: Employee | None = None,
    not_to_manager: bool = False,
    uploads: Sequence[Upload] = (),
    by: Employee,
    now: datetime,
) -> Concern:
    """Starts the clock. A concern about a manager is always kept from the filer's own managers;
    where nobody at the desk is left to read it, it goes to senior management at once.

    Raises ``Refused`` when nobody at all would be left.
    """
    title = written(title, _("Say in a few words what it is about."), "P-57", 200)
    if about is not None and about.pk == by.pk:
        raise Refused(_("A concern about a person is about somebody else."), clause="P-57")
    acknowledge_by, answer_by = deadlines(now)
    concern = Concern(
        filer=by,
        unit=by.unit,
        about=about,
        kind=Kind(kind),
        title=title,
        not_to_manager=not_to_manager or kind == Kind.MANAGER,
        filed_at=now,
        acknowledge_by_at=acknowledge_by,
        answer_by_at=answer_by,
    )
    _send_to_readers(concern, now)
    concern.save()
    add_message(concern, text, ConcernMessage.Kind.SAID, uploads, by, now)
    record("concern.filed", by=FILER, about=concern, now=now, clause="P-57", kind=concern.kind)
    return concern


@transaction.atomic
def take(concern: Concern, *, by: Employee, now: datetime) -> Concern:
    """Takes it in hand, which acknowledges it to the filer."""
    concern = locked_at_desk(concern, by)
    _take(concern, by, now)
    record("concern.taken", by=by, about=concern, now=now, clause="P-57")
    return concern


@transaction.atomic
def say(
    concern: Concern, *, text: str, uploads: Sequence[Upload] = (), by: Employee, now: datetime
) -> Concern:
    """A message of the filer or of the desk. The desk's first one acknowledges the concern."""
    concern = locked(concern, by)
    is_filer = by.pk == concern.filer_id
    if not is_filer and concern.acknowledged_at is None:
        _take(concern, by, now)
    add_message(concern, text, ConcernMessage.Kind.SAID, uploads, by, now)
    record("concern.said", by=FILER if is_filer else by, about=concern, now=now, clause="P-57")
    return concern


@transaction.atomic
def answer(
    concern: Concern, *, text: str, uploads: Sequence[Upload] = (), by: Employee, now: datetime
) -> Concern:
    """Answers it. An escalated one is answered by senior management, not by the desk again."""
    concern = locked_at_desk(concern, by)
    if concern.state == State.ESCALATED and by.role != standing.ABOVE:
        raise Refused(
            _("This concern was escalated. Senior management answers it; write a message instead."),
            clause="P-57",
        )
    if concern.acknowledged_at is None:
        _take(concern, by, now)
    late = note_missed(concern, now)
    concern.state, concern.answered_at = State.ANSWERED, now
    concern.save(update_fields=["state", "answered_at", "missed_at"])
    add_message(concern, text, ConcernMessage.Kind.ANSWER, uploads, by, now)
    record("concern.answered", by=by, about=concern, now=now, clause="P-57", late=late)
    return concern


@transaction.atomic
def withdraw_concern(concern: Concern, *, by: Employee, now: datetime) -> Concern:
    """Only the filer takes a concern back; what was written stays."""
    concern = locked(concern, by)
    if by.pk != concern.filer_id:
        raise Refused(_("Only the employee who filed the concern withdraws it."), clause="P-57")
    concern.state = State.WITHDRAWN
    concern.save(update_fields=["state"])
    record("concern.withdrawn", by=FILER, about=concern, now=now, clause="P-57")
    return concern


def deadlines(now: datetime) -> list[datetime]:
    """Until when a concern is acknowledged, and until when answered."""
    days = periods.in_force(now)
    return periods.working_days_after(now, days.acknowledge_working_days, days.answer_working_days)


def locked(concern: Concern, by: Employee, *, still_open: bool = True) -> Concern:
    """The concern, locked, if this person may see it and it is open. Raises ``Refused`` else."""
    found = queries.concerns_for(by).filter(pk=concern.pk)
    row = found.select_for_update(of=("self",)).select_related("filer").first()
    if row is None:
        raise Refused(_("This concern is not yours to act on."), clause="P-57")
    if still_open and not row.is_open:
        raise Refused(
            _("This concern is settled. If it isn't resolved, the employee who filed it says so."),
            clause="P-57",
        )
    return row


def locked_at_desk(concern: Concern, by: Employee) -> Concern:
    row = locked(concern, by)
    if row.filer_id == by.pk:
        raise Refused(_("Somebody else at the desk deals with your own concern."), clause="P-57")
    return row


def add_message(
    concern: Concern, text: str, kind: str, uploads: Sequence[Upload], by: Employee, now: datetime
) -> None:
    text = written(text, _("Write what there is to say."), "P-57")
    message = ConcernMessage.objects.create(
        concern=concern, author=by, kind=kind, text=text, at=now
    )
    for upload in uploads[: storing.MOST_FILES]:
        ConcernFile.objects.create(message=message, **storing.store(upload, now))


def note_missed(concern: Concern, now: datetime) -> bool:
    """Remembers that the promise wasn't kept; says so."""
    late = now > concern.answer_by_at
    if late and concern.missed_at is None:
        concern.missed_at = concern.answer_by_at
    return late


def _take(concern: Concern, by: Employee, now: datetime) -> None:
    if concern.state == State.RECEIVED:
        concern.state = State.IN_HAND
    if concern.acknowledged_at is None and now > concern.acknowledge_by_at:
        concern.missed_at = concern.missed_at or concern.acknowledge_by_at
    concern.taken_by, concern.acknowledged_at = by, concern.acknowledged_at or now
    concern.save(update_fields=["state", "taken_by", "acknowledged_at", "missed_at"])


def _send_to_readers(concern: Concern, now: datetime) -> None:
    if queries.readers(concern, standing.DESK).exists():
        return
    if not queries.readers(concern, standing.ABOVE).exists():
        raise Refused(
            _("Nobody would be left who may read this. Ask internal audit whom to turn to."),
            clause="P-57",
        )
    concern.state, concern.escalated_at = State.ESCALATED, now
