"""Warning the staff of a risk, and who has taken note of it (P-87)."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Acknowledgement, Alert, Employee, Role
from barza.desk.people.queries.alerts import waiting_for
from barza.desk.people.roles import ALERTERS, is_one_of


@transaction.atomic
def publish_alert(
    *,
    title_ar: str,
    title_en: str,
    text_ar: str,
    text_en: str,
    roles: Iterable[Role],
    remind_after_days: int,
    by: Employee,
    now: datetime,
) -> Alert:
    """Stands open for each person of these roles (none: everybody) until they acknowledge it."""
    if not is_one_of(by, ALERTERS):
        raise Refused(
            _("Information security publishes alerts. Tell them what you saw."), clause="P-87"
        )
    texts = [text.strip() for text in (title_ar, title_en, text_ar, text_en)]
    if not all(texts):
        raise Refused(_("Write the alert in Arabic and in English."), clause="P-87")
    if not 1 <= remind_after_days <= 60:
        raise Refused(_("Choose one to sixty days until the head is told."), clause="P-87")
    alert = Alert.objects.create(
        title_ar=texts[0],
        title_en=texts[1],
        text_ar=texts[2],
        text_en=texts[3],
        roles=sorted(set(roles)) or Role.values,
        published_at=now,
        published_by=by,
        remind_after_days=remind_after_days,
        remind_at=now + timedelta(days=remind_after_days),
    )
    record(
        "alert.published",
        by=by,
        about=alert,
        now=now,
        clause="P-87",
        title=alert.title_en,
        roles=alert.roles,
    )
    return alert


@transaction.atomic
def acknowledge(alert: Alert, *, by: Employee, now: datetime) -> Acknowledgement:
    """Once; a second time changes nothing."""
    if by.role not in alert.roles:
        raise Refused(_("This alert isn't addressed to you."), clause="P-87")
    made, is_new = Acknowledgement.objects.get_or_create(
        alert=alert, employee=by, defaults={"at": now}
    )
    if is_new:
        record("alert.acknowledged", by=by, about=alert, now=now, clause="P-87")
    return made


@transaction.atomic
def remind_of_alerts(*, by: str, now: datetime) -> int:
    """Puts on record who has not acknowledged an alert in its time; the head sees them (P-87).

    Returns the number of alerts. Each once, however often it is called.
    """
    due = Alert.objects.select_for_update().filter(remind_at__lte=now, reminded_at=None)
    alerts = list(due.order_by("pk"))
    for alert in alerts:
        names = sorted(waiting_for(alert).values_list("username", flat=True))
        alert.reminded_at = now
        alert.save(update_fields=["reminded_at"])
        record(
            "alert.reminded",
            by=by,
            about=alert,
            now=now,
            clause="P-87",
            count=len(names),
            names=names[:200],
        )
    return len(alerts)
