"""What officers write for each other and for themselves: notes, drafts, that they are here."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from barza.desk.accounts import authority
from barza.desk.accounts.models import Duty
from barza.desk.audit.actions import record
from barza.desk.cases.models import Case
from barza.desk.core.errors import Refused
from barza.desk.core.live import tell
from barza.desk.inbox.models import Draft, Mention, Note, Presence
from barza.desk.inbox.stances import Stance
from barza.desk.people.models import Employee
from barza.desk.policy.models import Position

LONGEST = 10_000
"""Characters of a note or a draft."""
TELL_AGAIN = timedelta(seconds=5)
"""How often a presence that goes on is told to others."""


@transaction.atomic
def note(
    case: Case,
    *,
    text: str,
    mentions: Iterable[Employee] = (),
    by: Employee,
    now: datetime,
) -> Note:
    """A private word on a case. Only those who may see the case can be mentioned in it."""
    resolution = authority.require(by, case.account, Duty.ANSWER, now)
    text, named = fitting(text), sorted(mentions, key=lambda employee: employee.pk)
    if not text:
        raise Refused(_("Write something before saving the note."))
    for employee in named:
        _require_sight(employee, case, now)
    written = Note.objects.create(case=case, author=by, text=text, at=now)
    written.mentions.set(named)
    record(
        "inbox.noted",
        by=by,
        about=case,
        now=now,
        resolution=resolution.number,
        account=case.account.label,
        note=written.pk,
        mentions=[employee.username for employee in named],
    )
    tell("noted", account=case.account_id, case=case.pk)
    return written


@transaction.atomic
def read_mentions(case: Case, *, by: Employee, now: datetime) -> Case:
    """Says that one has read what colleagues wrote to one in this case. Twice is once."""
    _require_sight(by, case, now)
    waiting = Mention.objects.select_for_update().filter(employee=by, read_at=None)
    found = list(waiting.filter(note__case=case).order_by("id"))
    if not found:
        return case
    Mention.objects.filter(pk__in=[one.pk for one in found]).update(read_at=now)
    record(
        "inbox.mention_read",
        by=by,
        about=case,
        now=now,
        notes=[one.note_id for one in found],
    )
    tell("noted", account=case.account_id, case=case.pk)
    return case


@transaction.atomic
def save_draft(
    case: Case,
    *,
    text: str,
    stance: str = Stance.INFORMATION,
    position: int | None = None,
    by: Employee,
    now: datetime,
) -> None:
    """Keeps a half-written answer for its writer; an empty text removes it. A line that is no
    longer in force is kept as none: it has to be chosen anew."""
    authority.require(by, case.account, Duty.ANSWER, now)
    text = fitting(text)
    if not text:
        Draft.objects.filter(case=case, employee=by).delete()
        return
    lines = Position.objects.in_force(localdate(now))
    line = lines.filter(pk=position).first() if stance == Stance.POSITION and position else None
    kept = {"text": text, "position": line, "saved_at": now}
    Draft.objects.update_or_create(case=case, employee=by, defaults=kept)


@transaction.atomic
def be_present(case: Case, *, typing: bool, by: Employee, now: datetime) -> None:
    """Says that one looks at a case, or types in it. Others learn of it when it is news."""
    _require_sight(by, case, now)
    before = Presence.objects.filter(case=case, employee=by).first()
    typed_at = now if typing else before.typed_at if before else None
    Presence.objects.update_or_create(
        case=case, employee=by, defaults={"seen_at": now, "typed_at": typed_at}
    )
    started_typing = typing and (
        before is None or before.typed_at is None or before.typed_at < now - TELL_AGAIN
    )
    if before is None or before.seen_at < now - TELL_AGAIN or started_typing:
        tell("present", account=case.account_id, case=case.pk)


@transaction.atomic
def leave(case: Case, *, by: Employee, now: datetime) -> None:  # noqa: ARG001 -- as every action
    """Says that one looks no longer."""
    if Presence.objects.filter(case=case, employee=by).delete()[0]:
        tell("present", account=case.account_id, case=case.pk)


def fitting(text: str) -> str:
    if len(text) > LONGEST:
        raise Refused(
            _("This text is longer than %(most)s characters. Shorten it.") % {"most": LONGEST}
        )
    return text.strip()


def _require_sight(employee: Employee, case: Case, now: datetime) -> None:
    if not authority.accounts_for(employee, now).filter(pk=case.account_id).exists():
        raise Refused(
            _("No resolution names %(name)s for this account.") % {"name": employee.name},
            clause="P-61",
        )
