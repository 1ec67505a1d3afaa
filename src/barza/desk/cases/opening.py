from datetime import datetime

from .deadlines import Deadlines
from .models import AnswerOwed, Case, Clock, ClockKind


def open_debt(case: Case, due: Deadlines, now: datetime) -> None:
    """Writes the answer owed and starts both clocks; the case's row is the caller's."""
    AnswerOwed.objects.create(case=case, since_at=now)
    Clock.objects.bulk_create(
        Clock(case=case, kind=kind, started_at=now, due_at=due.of(kind)) for kind in ClockKind
    )
