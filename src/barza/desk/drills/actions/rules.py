"""What every action on a run asks first, and how it is put on record."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.drills.models import Run
from barza.desk.people.models import Employee

CLAUSE = "P-45"


def locked(run: Run) -> Run:
    return Run.objects.select_for_update().select_related("account").get(pk=run.pk)


def require_own(run: Run, by: Employee) -> None:
    if run.employee_id != by.pk:
        raise Refused(_("Only the person who takes the drill does this."), clause=CLAUSE)


def require_open(run: Run, now: datetime) -> None:
    if not run.is_open(now):
        raise Refused(
            _("This drill is over. See how it went, and take it again if you like."), clause=CLAUSE
        )


def note(event: str, run: Run, by: Employee | str, now: datetime, **said: Any) -> None:
    """Puts it on record, under the resolution that the run was begun under."""
    record(
        event,
        by=by,
        about=run,
        now=now,
        clause=CLAUSE,
        resolution=run.resolution,
        drill=run.drill,
        version=run.version,
        **said,
    )
