"""The catalogue and the service targets, for the pages on which they are set."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from .models import Area, Service, Target, Urgency

MOST = 1000


@dataclass(frozen=True, slots=True)
class Promise:
    """``standing``: "now", "ahead", or "over" for one that a later one took the place of."""

    target: Target
    standing: str


def promises(today: date) -> list[Promise]:
    """By kind and urgency, the latest first."""
    rows = Target.objects.order_by("kind", "urgency", "-valid_from_on", "-pk")[:MOST]
    found, now_known = [], set()
    for target in rows:
        key = (target.kind, target.urgency)
        if target.valid_from_on > today:
            standing = "ahead"
        else:
            standing = "over" if key in now_known else "now"
            now_known.add(key)
        found.append(Promise(target, standing))
    return found


def missing_targets(today: date) -> list[str]:
    """The urgencies for which some kind has no target in force: what arrives could not be taken
    in."""
    general = Target.objects.filter(kind="*", valid_from_on__lte=today)
    known = set(general.values_list("urgency", flat=True))
    return [urgency for urgency in Urgency.values if urgency not in known]


def services() -> QuerySet[Service]:
    return Service.objects.select_related("unit").order_by("code")[:MOST]


def areas() -> QuerySet[Area]:
    return Area.objects.select_related("wilayat").order_by("code")[:MOST]
