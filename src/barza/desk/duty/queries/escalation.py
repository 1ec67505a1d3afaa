from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import (
    Count,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.utils import timezone

from barza.desk.accounts.models import Duty, Resolution
from barza.desk.duty.models import Escalation, EscalationStep, EscalationTimes, Shift, Step
from barza.desk.people.models import Employee, Role

DEFAULT_MINUTES = (10, 10, 10)
"""For officer, backup and head, until the institution sets its own."""
SHOWN = 20
MAIL_FOR = timedelta(hours=12)
"""How long after the call an e-mail is tried."""


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
        called=Count("steps__role", distinct=True), due_at=Subquery(last.values(due=ends_at)[:1])
    )
    return waiting.filter(called__lt=len(Step), due_at__lte=now).order_by("due_at", "id")


def met_a_gap(now: datetime) -> QuerySet[Escalation]:
    """Those that found nobody at a place, where somebody has come since who was not called yet:
    with a shift that runs now, or as head of the account's section.
    """
    later = EscalationStep.objects.filter(
        escalation=OuterRef("escalation"), role=OuterRef("role"), person__isnull=False
    ).filter(pk__gt=OuterRef("pk"))
    empty = EscalationStep.objects.filter(~Exists(later), escalation=OuterRef("pk"), person=None)
    on_watch = Shift.objects.standing().running(now).filter(account=OuterRef("account"))
    fresh = on_watch.filter(~Exists(_called("officer")) | ~Exists(_called("backup")))
    on_rota = Q(Exists(empty.exclude(role=Step.HEAD))) & Q(Exists(fresh))
    by_head = Q(Exists(empty.filter(role=Step.HEAD))) & Q(Exists(_heads(now)))
    return Escalation.objects.filter(on_rota | by_head, ended_at=None).order_by("id")


def _called(field: str) -> QuerySet[EscalationStep]:
    return EscalationStep.objects.filter(
        escalation=OuterRef(OuterRef("pk")), person=OuterRef(field)
    )


def _heads(now: datetime) -> QuerySet[Employee]:
    """As ``office.head_of`` finds them, for the account of a row."""
    named = Resolution.objects.in_force(now).filter(
        accounts=OuterRef(OuterRef("account")), duties__contains=[Duty.ANSWER]
    )
    heads = Employee.objects.filter(role=Role.SECTION_HEAD, is_active=True)
    return heads.filter(Q(unit=OuterRef("account__unit")) | Q(pk__in=named.values("employee")))


def unmailed(now: datetime) -> QuerySet[EscalationStep]:
    """Steps that nobody was told of by e-mail, though it is time: a minute after the first
    attempt, and longer after each that failed; those that failed least first. What was called
    ``MAIL_FOR`` ago is left to the board, and whoever has no address too.
    """
    waiting = EscalationStep.objects.filter(
        mailed_at=None,
        ended_at=None,
        person__isnull=False,
        notified_at__lte=now - timedelta(minutes=1),
        notified_at__gt=now - MAIL_FOR,
    )
    due = Q(mail_next_at=None) | Q(mail_next_at__lte=now)
    return waiting.filter(due).exclude(person__email="").order_by("mail_tries", "id")
