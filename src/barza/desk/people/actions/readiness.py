"""A person's own declaration of readiness outside official hours (P-67)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Readiness

from .rules import locked


@transaction.atomic
def declare_readiness(
    *,
    weekdays: Iterable[int],
    from_hour: int,
    to_hour: int,
    most_shifts_a_week: int,
    most_hours_a_day: int,
    by: Employee,
    now: datetime,
) -> Readiness:
    """Takes the place of an earlier declaration. Only the person declares it."""
    by = locked(by)
    days = sorted(set(weekdays))
    _check(days, from_hour, to_hour, most_shifts_a_week, most_hours_a_day)
    Readiness.objects.filter(employee=by, withdrawn_at=None).update(withdrawn_at=now)
    declared = Readiness.objects.create(
        employee=by,
        weekdays=days,
        from_hour=from_hour,
        to_hour=to_hour,
        most_shifts_a_week=most_shifts_a_week,
        most_hours_a_day=most_hours_a_day,
        declared_at=now,
    )
    record(
        "readiness.declared",
        by=by,
        about=declared,
        now=now,
        clause="P-67",
        weekdays=days,
        hours=[from_hour, to_hour],
        most_shifts_a_week=most_shifts_a_week,
        most_hours_a_day=most_hours_a_day,
    )
    return declared


@transaction.atomic
def withdraw_readiness(*, by: Employee, now: datetime) -> None:
    """Needs no reason: a declaration is the person's own to take back."""
    declared = Readiness.objects.select_for_update().filter(employee=by, withdrawn_at=None).first()
    if declared is None:
        raise Refused(
            _("You have declared no readiness, so there is none to withdraw."), clause="P-67"
        )
    declared.withdrawn_at = now
    declared.save(update_fields=["withdrawn_at"])
    record("readiness.withdrawn", by=by, about=declared, now=now, clause="P-67")


def _check(days: list[int], from_hour: int, to_hour: int, shifts: int, hours: int) -> None:
    if not days or not set(days) <= set(range(1, 8)):
        raise Refused(_("Choose at least one day of the week."), clause="P-67")
    if not (0 <= from_hour <= 23 and 0 <= to_hour <= 24) or from_hour == to_hour:
        raise Refused(_("Choose from which hour to which you are ready."), clause="P-67")
    if not (1 <= shifts <= 7 and 1 <= hours <= 12):
        raise Refused(
            _("Choose one to seven shifts a week, of one to twelve hours a day."), clause="P-67"
        )
