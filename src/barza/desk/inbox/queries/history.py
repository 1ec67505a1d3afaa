"""What was done about a case, from the register of acts, as sentences."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from barza.desk.audit.actions import Actor
from barza.desk.audit.models import Act
from barza.desk.cases.models import Case, Message
from barza.desk.core.bilingual import chosen
from barza.desk.people.models import Employee

from .sentences import sentence

LATEST = 100


@dataclass(frozen=True, slots=True)
class Happening:
    at: datetime
    who: str
    sentence: str
    resolution: str
    clause: str


def history(case: Case) -> list[Happening]:
    """The latest acts about the case, its answers and their deliveries, newest first."""
    written = Message.objects.filter(case=case, direction=Message.Direction.OUT)
    about = [_name(Case, case.pk)]
    for message, delivery in written.order_by("-id").values_list("id", "delivery_id")[:LATEST]:
        about.append(f"cases.message:{message}")
        if delivery:
            about.append(f"channels.delivery:{delivery}")
    actor = Employee.objects.filter(username=OuterRef("actor")).values("name_ar")[:1]
    acts = Act.objects.filter(about__in=about).annotate(name_ar=Subquery(actor))
    return [_happening(act, act.name_ar or "") for act in acts.order_by("-id")[:LATEST]]


def _name(model: type[Case], pk: int) -> str:
    return f"{model._meta.label_lower}:{pk}"


def _happening(act: Act, name_ar: str) -> Happening:
    return Happening(act.at, _who(act, name_ar), sentence(act), act.resolution, act.clause)


def _who(act: Act, name_ar: str) -> str:
    """The register keeps a name in English only."""
    if act.actor == Actor.SYSTEM:
        return _("the desk itself")
    return chosen(name_ar, act.actor_name) or act.actor
