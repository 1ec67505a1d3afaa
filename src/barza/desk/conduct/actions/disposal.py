from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.conduct import queries, storing
from barza.desk.conduct.models import ConductFile, Evidence, StatementFile
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from .files import handled
from .words import written


@transaction.atomic
def dispose(file: ConductFile, *, schedule: str, by: Employee, now: datetime) -> None:
    """Removes a file whose time of keeping is over, under the approved schedule that it names.
    The act stays: that there was a file, its outcome, when it closed, how much was on it (P-60)."""
    file = handled(file, by)
    if file not in queries.due_for_disposal(by, now):
        raise Refused(_("This file must still be kept."), clause="P-60")
    schedule = written(schedule, _("Name the approved retention schedule."), "P-60", 200)
    record(
        "conduct.disposed",
        by=by,
        about=file,
        now=now,
        clause="P-60",
        schedule=schedule,
        outcome=file.outcome,
        closed_at=file.closed_at.isoformat() if file.closed_at else "",
        evidence=sorted(file.evidence.values_list("sha256", flat=True)),
    )
    file.disposed_at = now
    file.save(update_fields=["disposed_at"])
    _remove(file)


def _remove(file: ConductFile) -> None:
    kept = (Evidence.objects.filter(file=file), StatementFile.objects.filter(file=file))
    paths = [path for rows in kept for path in rows.values_list("path", flat=True) if path]
    for rows in (
        *kept,
        file.statements.all(),
        file.findings.all(),
        file.precautions.all(),
        file.members.all(),
    ):
        rows.delete()
    file.delete()
    storing.remove_after_commit(paths)
