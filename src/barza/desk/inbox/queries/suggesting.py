"""What fits a case, first: reusable answers and e-services, by its service, kind and urgency."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Q

from barza.desk.cases.models import Case, CaseKind, Service, Urgency
from barza.desk.inbox.models import ReusableAnswer
from barza.screening import sort

T = TypeVar("T", ReusableAnswer, Service)
LOOKED_AT = 5
"""How many of the citizen's latest messages are asked whether somebody is in danger."""


@dataclass(frozen=True, slots=True)
class Offered(Generic[T]):
    """One thing to choose from, and whether it fits this very case."""

    one: T
    is_suggested: bool


def reusable_answers(case: Case) -> list[Offered[ReusableAnswer]]:
    """Those for the case's service and those for any; what fits best stands first."""
    current = ReusableAnswer.objects.filter(is_current=True)
    fitting = current.filter(Q(service=None) | Q(service=case.service_id)).order_by("code")
    weighed = [(_weight(answer, case), answer) for answer in fitting]
    weighed.sort(key=lambda pair: -pair[0])
    return [Offered(answer, weight > 0) for weight, answer in weighed]


def services(case: Case) -> list[Offered[Service]]:
    """E-services that have a link, the case's own first (P-25)."""
    linked = Service.objects.filter(closed_on=None).exclude(link="").select_related("unit")
    offered = [
        Offered(service, service.pk == case.service_id) for service in linked.order_by("code")
    ]
    return sorted(offered, key=lambda one: not one.is_suggested)


def hotline(case: Case, said: Sequence[str]) -> str:
    """The number to ring when the case is urgent and a citizen's words tell of a danger.

    ``case`` is as ``opened`` finds it; ``said`` is what the citizen wrote, the latest last.
    """
    if case.urgency != Urgency.URGENT:
        return ""
    if not any(sort(text).hazard for text in said[-LOOKED_AT:]):
        return ""
    return getattr(case, "hotline_number", None) or ""


def _weight(answer: ReusableAnswer, case: Case) -> int:
    """A danger before everything, then the service, then what kind of matter it is."""
    urgent = answer.urgency != "" and answer.urgency == case.urgency
    service = answer.service_id is not None and answer.service_id == case.service_id
    kind = answer.kind in CaseKind and answer.kind == case.kind
    return 4 * urgent + 2 * service + kind
