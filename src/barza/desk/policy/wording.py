"""How acts about positions are told on their pages."""

from datetime import datetime
from typing import TypedDict

from django.utils.translation import gettext_lazy as _

from barza.desk.audit.models import Act

EVENTS = {
    "position.proposed": _("Proposed"),
    "position.approved": _("Approved"),
    "position.declined": _("Not approved"),
    "position.withdrawn": _("Withdrawn"),
    "position.replaced": _("Replaced by the next version"),
}


class Told(TypedDict):
    event: str
    said: str
    who: str
    at: datetime


def told(act: Act) -> Told:
    return {
        "event": str(EVENTS.get(act.event, act.event)),
        "said": str(act.details.get("because", "")),
        "who": act.actor_name or act.actor,
        "at": act.at,
    }
