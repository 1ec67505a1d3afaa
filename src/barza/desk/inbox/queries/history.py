"""What was done about a case, from the register of acts, as sentences."""

from dataclasses import dataclass
from datetime import datetime

from barza.desk.audit.models import Act
from barza.desk.cases.models import Case, Message

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
    acts = Act.objects.filter(about__in=about).order_by("-id")[:LATEST]
    return [_happening(act) for act in acts]


def _name(model: type[Case], pk: int) -> str:
    return f"{model._meta.label_lower}:{pk}"


def _happening(act: Act) -> Happening:
    return Happening(act.at, act.actor_name or act.actor, sentence(act), act.resolution, act.clause)
