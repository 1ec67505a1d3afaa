"""An urgent case at three on a Friday, and who was called for it when."""

from datetime import timedelta

from barza.desk.cases.models import Case
from barza.desk.duty import actions
from barza.desk.duty.models import Escalation

from .times import muscat

FRIDAY = muscat(4, 10, 3)
MINUTE = timedelta(minutes=1)


def raised(case: Case, now: object = FRIDAY) -> Escalation:
    return actions.raise_escalation(
        account=case.account,
        about=case,
        subject=case.reference,
        path=f"/case/{case.pk}",
        now=now,  # type: ignore[arg-type]  # a datetime
    )


def called(escalation: Escalation) -> list[tuple[str, str, int]]:
    """Role, person and the minute after three at which they were called."""
    return [
        (
            step.role,
            step.person.name_en if step.person else "",
            (step.notified_at - FRIDAY) // MINUTE,
        )
        for step in escalation.steps.all()
    ]
