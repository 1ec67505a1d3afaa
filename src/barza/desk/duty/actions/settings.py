"""Dated configuration: what an hour is worth, and how long each has before the next is called."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.duty import queries
from barza.desk.duty.models import EscalationTimes, Klass, Rate
from barza.desk.duty.queries.office import DECIDES
from barza.desk.people.models import Employee

LONGEST_WAIT = 120


@transaction.atomic
def set_rate(
    *,
    klass: str,
    valid_from_on: date,
    pay: Decimal,
    time_off: Decimal,
    expires_after_days: int | None,
    source: str,
    by: Employee,
    now: datetime,
) -> Rate:
    """What an hour of a class is worth from a day on, with the rule that says so (P-68)."""
    if not queries.keeps_calendar(by):
        raise Refused(
            _("Human resources or senior management set the rates. Ask them."), clause="P-68"
        )
    if klass not in Klass or pay <= 0 or time_off <= 0 or not source.strip():
        raise Refused(_("Enter both rates above nought, and their source."), clause="P-68")
    row, _made = Rate.objects.update_or_create(
        klass=klass,
        valid_from_on=valid_from_on,
        defaults={
            "pay": pay,
            "time_off": time_off,
            "expires_after_days": expires_after_days,
            "source": source.strip(),
        },
    )
    record(
        "rate.set",
        by=by,
        about=row,
        now=now,
        clause="P-68",
        klass=klass,
        first=valid_from_on.isoformat(),
        pay=str(pay),
        time_off=str(time_off),
        source=row.source,
    )
    return row


@transaction.atomic
def set_escalation_times(
    *,
    urgency: str,
    valid_from_on: date,
    officer: int,
    backup: int,
    head: int,
    by: Employee,
    now: datetime,
) -> EscalationTimes:
    """Minutes until the next one is called, from a day on (P-43)."""
    if by.role not in DECIDES or not by.is_active:
        raise Refused(
            _("The head of section or senior management set these times. Ask them."),
            clause="P-43",
        )
    if not all(1 <= minutes <= LONGEST_WAIT for minutes in (officer, backup, head)):
        raise Refused(_("Enter between one minute and two hours for each."), clause="P-43")
    row, _made = EscalationTimes.objects.update_or_create(
        urgency=urgency,
        valid_from_on=valid_from_on,
        defaults={
            "officer_minutes": officer,
            "backup_minutes": backup,
            "head_minutes": head,
        },
    )
    minutes = [officer, backup, head]
    record("escalation.times_set", by=by, about=row, now=now, clause="P-43", minutes=minutes)
    return row
