"""Who sees which runs, and what the worker still has to do."""

from datetime import datetime, timedelta

from django.db.models import Max, Q, QuerySet

from barza.desk.people.models import Employee, Unit
from barza.desk.people.queries.watching import overseen_by

from .models import Run, RunMessage

AT_ONCE = 200
"""Messages that one round of the job orders."""


def runs_seen_by(viewer: Employee) -> QuerySet[Run]:
    """The gate: one's own; those of the unit for a head or supervisor, all for who manages else."""
    watched = Q(employee__in=overseen_by(viewer))
    return Run.objects.filter(Q(employee=viewer) | watched).select_related("employee__unit")


def runs_of(employee: Employee) -> QuerySet[Run]:
    return Run.objects.filter(employee=employee)


def open_run(employee: Employee) -> Run | None:
    return Run.objects.open().filter(employee=employee).first()


def best_scores(employee: Employee) -> dict[str, int]:
    """By drill: the best score of a run that was passed."""
    passed = runs_of(employee).filter(is_passed=True)
    best = passed.order_by().values_list("drill").annotate(Max("score"))
    return {drill: score for drill, score in best if score is not None}


def units() -> QuerySet[Unit]:
    """Whom a trainee may name as the department to ask."""
    return Unit.objects.order_by("code")


def to_post(message_id: int, now: datetime) -> RunMessage | None:
    """The message, if a citizen still has to write it."""
    rows = RunMessage.objects.select_related("run__account").filter(
        pk=message_id,
        posted_at=None,
        due_at__lte=now + timedelta(seconds=1),
        run__ended_at=None,
        run__ends_at__gt=now,
    )
    return rows.first()


def waiting(now: datetime) -> list[RunMessage]:
    """Of runs under way: those whose time has come and that no citizen has written yet."""
    rows = RunMessage.objects.filter(
        posted_at=None, due_at__lte=now, run__ended_at=None, run__ends_at__gt=now
    )
    return list(rows.order_by("due_at")[:AT_ONCE])
