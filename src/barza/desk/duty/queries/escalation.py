from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import (
    Count,
    DateTimeField,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    Value,
)
from django.utils import timezone

from barza.desk.duty.models import Escalation, EscalationStep, EscalationTimes, Step

DEFAULT_MINUTES = (10, 10, 10)
"""For officer, backup and head, until the institution sets its own."""
MAIL_TRIES = 5
SHOWN = 20


def minutes_of(urgency: str, now: datetime) -> tuple[int, int, int]:
    """How long officer, backup and head have before the next one is called."""
    times = EscalationTimes.objects.filter(
        urgency=urgency, valid_from_on__lte=timezone.localdate(now)
    )
    row = times.order_by("-valid_from_on").first()
    if row is None:
        return DEFAULT_MINUTES
    return row.officer_minutes, row.backup_minutes, row.head_minutes


def escalated(about: str) -> Escalation | None:
    """The escalation of this thing that still runs."""
    return Escalation.objects.filter(about=about, ended_at=None).first()


def escalations(accounts: Iterable[int], since: datetime) -> list[Escalation]:
    """The latest on these accounts with every step, newest first."""
    steps = EscalationStep.objects.select_related("person").prefetch_related("pushes")
    found = Escalation.objects.filter(account__in=list(accounts), raised_at__gte=since)
    named = found.select_related("account", "taken_by")
    return list(named.prefetch_related(Prefetch("steps", queryset=steps)).order_by("-id")[:SHOWN])


def overdue(now: datetime) -> QuerySet[Escalation]:
    """Those of which the last one called has had their minutes, and somebody is left to call."""
    ends_at = ExpressionWrapper(
        F("notified_at") + F("minutes") * Value(timedelta(minutes=1)), DateTimeField()
    )
    last = EscalationStep.objects.filter(escalation=OuterRef("pk")).order_by("-id")
    waiting = Escalation.objects.filter(ended_at=None).annotate(
        called=Count("steps"), due_at=Subquery(last.values(due=ends_at)[:1])
    )
    return waiting.filter(called__lt=len(Step), due_at__lte=now).order_by("due_at", "id")


def unmailed(now: datetime) -> QuerySet[EscalationStep]:
    """Steps that nobody was told of by e-mail, though a minute has passed."""
    return EscalationStep.objects.filter(
        mailed_at=None,
        ended_at=None,
        person__isnull=False,
        mail_tries__lt=MAIL_TRIES,
        notified_at__lte=now - timedelta(minutes=1),
    ).order_by("id")
