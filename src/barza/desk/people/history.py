"""What was changed in the institution's set-up, by whom and when, out of the acts (P-39)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from barza.desk.audit.queries import of

from .models import Employee

MOST = 30
EVENTS = {
    "institution.set": _("Institution"),
    "unit.added": _("Unit added"),
    "unit.changed": _("Unit changed"),
    "unit.closed": _("Unit closed"),
    "unit.reopened": _("Unit reopened"),
    "unit.deleted": _("Unit deleted"),
    "target.set": _("Target set"),
    "target.withdrawn": _("Target withdrawn"),
    "service.put": _("Service"),
    "area.put": _("Area"),
}
FIELDS = {
    "name_ar": _("Name in Arabic"),
    "name_en": _("Name in English"),
    "hotline": _("Hotline"),
    "email": _("E-mail"),
    "hours_ar": _("Hours, in Arabic"),
    "hours_en": _("Hours, in English"),
    "parent": _("Belongs to"),
    "head": _("Head"),
    "unit": _("Unit"),
    "wilayat": _("Wilayat"),
    "link": _("Address"),
    "closed_on": _("Closed from"),
    "acknowledge_minutes": _("Minutes to the acknowledgement"),
    "answer_minutes": _("Minutes to the answer"),
    "calendar": _("Runs"),
}
SUBJECT = ("code", "kind", "urgency", "from_on")
"""What an act keeps of what it is about, beside its changes."""


@dataclass(frozen=True, slots=True)
class Line:
    event: str
    subject: str
    who: str
    at: datetime
    changes: list[tuple[str, str, str]]


def history(*events: str) -> list[Line]:
    """The latest changes of these kinds, each with what it was before."""
    acts = of(*events, size=MOST)
    people = Employee.objects.filter(username__in={act.actor for act in acts})
    names = {person.username: person.name for person in people}
    return [
        Line(
            event=str(EVENTS.get(act.event, act.event)),
            subject=" · ".join(str(act.details[one]) for one in SUBJECT if act.details.get(one)),
            who=names.get(act.actor, act.actor_name or act.actor),
            at=act.at,
            changes=[
                (str(FIELDS.get(name, name)), before, after)
                for name, (before, after) in act.details.get("changed", {}).items()
            ],
        )
        for act in acts
    ]
