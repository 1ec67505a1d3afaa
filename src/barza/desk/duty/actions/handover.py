from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.duty import queries
from barza.desk.duty.models import Handover, Shift
from barza.desk.people.models import Employee

LONGEST_NOTE = 4000


@transaction.atomic
def hand_over(shift: Shift, *, text: str, by: Employee, now: datetime) -> Handover:
    """Leaves a note for who comes next on the account (P-43). The note stands as it is."""
    shift = Shift.objects.select_for_update().get(pk=shift.pk)
    text = text.strip()
    theirs = by.pk in (shift.officer_id, shift.backup_id)
    if not theirs and not queries.keeps(by, shift.account, now):
        raise Refused(_("Who was on the shift writes its note of hand-over."), clause="P-43")
    if shift.cancelled_at or shift.start_at > now:
        raise Refused(_("The shift has not begun. Write the note when it has."), clause="P-43")
    if not text or len(text) > LONGEST_NOTE:
        raise Refused(_("Write what the next person must know, briefly."), clause="P-43")
    note = Handover.objects.create(shift=shift, text=text, by=by, at=now)
    record("shift.handed_over", by=by, about=shift, now=now, clause="P-43", note=note.pk)
    return note
