from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from barza.desk.audit import queries as audit
from barza.desk.duty.models import OvertimeEntry
from barza.desk.people.models import Employee

MOST = 50
SAID: dict[str, str | Promise] = {
    "overtime.approved": _("Approved"),
    "overtime.rejected": _("Not approved"),
    "overtime.chosen": _("Chose between pay and time off"),
    "overtime.corrected": _("Corrected by a counter-entry"),
    "overtime.paid": _("Sent to payroll"),
    "overtime.taken": _("Taken as time off"),
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """An act in the reader's words, with the name of who did it."""

    said: str
    name: str
    at: datetime
    clause: str


def on_record(entry: OvertimeEntry) -> list[Recorded]:
    """What was done about an entry, oldest first."""
    acts = list(audit.about(entry)[:MOST])
    people = Employee.objects.filter(username__in={act.actor for act in acts})
    names = {person.username: person.name for person in people}
    return [
        Recorded(
            said=str(SAID.get(act.event, act.event)),
            name=names.get(act.actor, act.actor_name or act.actor),
            at=act.at,
            clause=act.clause,
        )
        for act in acts
    ]
