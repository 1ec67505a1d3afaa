"""How acts about positions are told on their pages."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from barza.desk.audit.models import Act
from barza.desk.people.models import Employee

EVENTS = {
    "position.proposed": _("Proposed"),
    "position.approved": _("Approved"),
    "position.declined": _("Not approved"),
    "position.withdrawn": pgettext_lazy("of a position", "Withdrawn"),
    "position.replaced": _("Replaced by the next version"),
}


class Told(TypedDict):
    event: str
    said: str
    who: str
    at: datetime


def told(acts: Iterable[Act]) -> list[Told]:
    """In the reader's language, names too: an act keeps the English name only."""
    acts = list(acts)
    people = Employee.objects.filter(username__in={act.actor for act in acts})
    names = {person.username: person.name for person in people}
    return [
        {
            "event": str(EVENTS.get(act.event, act.event)),
            "said": str(act.details.get("because", "")),
            "who": names.get(act.actor, act.actor_name or act.actor),
            "at": act.at,
        }
        for act in acts
    ]
