"""The employee's side: notice, reply and grievance (P-59)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.conduct import periods, storing
from barza.desk.conduct.models import ConductFile, Outcome, Statement, StatementFile
from barza.desk.conduct.storing import Upload
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from .files import handled, locked
from .words import written

Stage = ConductFile.Stage


@transaction.atomic
def give_notice(file: ConductFile, *, text: str, by: Employee, now: datetime) -> ConductFile:
    """Tells the employee. From now on they see the file and its evidence, and can reply."""
    file = handled(file, by)
    if file.stage != Stage.ALLEGED:
        raise Refused(_("The notice was given already."), clause="P-59")
    if file.evidence_at is None:
        raise Refused(
            _("Add the evidence first: with the notice, the employee gets to see it."),
            clause="P-59",
        )
    days = periods.in_force(now).reply_working_days
    file.notice = written(text, _("Write the notice."), "P-59")
    file.stage, file.noticed_at = Stage.NOTICED, now
    file.reply_due_at = periods.working_days_after(now, days)[0]
    file.save(update_fields=["notice", "stage", "noticed_at", "reply_due_at"])
    record("conduct.noticed", by=by, about=file, now=now, clause="P-59")
    return file


@transaction.atomic
def reply(
    file: ConductFile, *, text: str, uploads: Sequence[Upload] = (), by: Employee, now: datetime
) -> ConductFile:
    """The employee's written reply; until a finding is made, also after the time for it."""
    file = _own(file, by)
    if file.stage not in (Stage.NOTICED, Stage.REPLIED):
        raise Refused(_("A reply is possible from the notice to the finding."), clause="P-59")
    _write(file, Statement.Kind.REPLY, text, uploads, now)
    file.stage, file.replied_at = Stage.REPLIED, now
    file.save(update_fields=["stage", "replied_at"])
    record("conduct.replied", by=by, about=file, now=now, clause="P-59")
    return file


@transaction.atomic
def file_grievance(
    file: ConductFile, *, text: str, uploads: Sequence[Upload] = (), by: Employee, now: datetime
) -> ConductFile:
    """The employee grieves a finding of "proved" while there is time. Until somebody else has
    decided, the finding is not final."""
    file = _own(file, by)
    if file.stage != Stage.FOUND or file.outcome != Outcome.PROVED or file.grieved_at:
        raise Refused(_("There is no finding here that you could grieve."), clause="P-59")
    if file.grievance_due_at is None or now >= file.grievance_due_at:
        raise Refused(
            _("The time for a grievance is over. Turn to the competent personnel body."),
            clause="P-59",
        )
    _write(file, Statement.Kind.GRIEVANCE, text, uploads, now)
    file.stage, file.grieved_at, file.final_at = Stage.GRIEVED, now, None
    file.save(update_fields=["stage", "grieved_at", "final_at"])
    record("conduct.grieved", by=by, about=file, now=now, clause="P-59")
    return file


def _own(file: ConductFile, by: Employee) -> ConductFile:
    file = locked(file)
    if by.pk != file.employee_id or file.noticed_at is None:
        raise Refused(_("Only the employee replies and files a grievance."), clause="P-59")
    return file


def _write(
    file: ConductFile, kind: str, text: str, uploads: Sequence[Upload], now: datetime
) -> None:
    text = written(text, _("Write what there is to say."), "P-59")
    statement = Statement.objects.create(file=file, kind=kind, text=text, at=now)
    for upload in uploads[: storing.MOST_FILES]:
        kept = storing.store(upload, now)
        StatementFile.objects.create(file=file, statement=statement, **kept)
