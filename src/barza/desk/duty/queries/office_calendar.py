from datetime import date
from typing import Any

from django.db.models import Q

from barza.desk.core.models import Holiday, WorkingHours

MOST = 200


def holidays_of(year: int) -> list[tuple[Holiday, bool]]:
    """The days of a year, each with whether it counts: a forecast gives way to an announcement."""
    days = list(Holiday.objects.filter(on__year=year)[:MOST])
    known = {day.occasion for day in days if day.occasion}
    announced = set(
        Holiday.objects.filter(occasion__in=known, kind=Holiday.Kind.ANNOUNCED).values_list(
            "occasion", flat=True
        )
    )
    forecast = Holiday.Kind.FORECAST
    return [(day, day.kind != forecast or day.occasion not in announced) for day in days]


def hours_from(first: date, last: date) -> list[WorkingHours]:
    """The hours that are in force on some day between, in order of their first one."""
    still = Q(valid_to_on=None) | Q(valid_to_on__gte=first)
    return list(WorkingHours.objects.filter(still, valid_from_on__lte=last).order_by("id")[:MOST])


def occasion(name: str) -> dict[str, Any]:
    """What is known of an occasion, to begin its announcement with; empty for an unknown one."""
    days = list(Holiday.objects.filter(occasion=name).order_by("on")) if name else []
    if not days:
        return {}
    return {
        "occasion": name,
        "name_ar": days[0].name_ar,
        "name_en": days[0].name_en,
        "first_on": days[0].on,
        "last_on": days[-1].on,
    }
