"""Opening a conduct file, whom it lets in, and its evidence (P-58 to P-60).

Acts name the file and not the employee, so that nothing remains of the name once it is disposed of.
"""

from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.conduct import independence, periods, queries, standing, storing
from barza.desk.conduct.models import ConductFile, Evidence, Finding, Member
from barza.desk.conduct.storing import Upload
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from . import precautions
from .words import written

Stage, Part = ConductFile.Stage, Member.Part
INSTANCE = {Part.DECIDER: Finding.Instance.FIRST, Part.REVIEWER: Finding.Instance.GRIEVANCE}


@transaction.atomic
def open_file(
    *,
    employee: Employee,
    medium: str,
    published_in: str,
    happened_on: date,
    allegation: str,
    handler: Employee,
    by: Employee,
    now: datetime,
) -> ConductFile:
    """Raises an allegation, which is nothing more until the process has run."""
    if not queries.may_open_files(by):
        raise Refused(
            _("A head of section, human resources or senior management opens a conduct file."),
            clause="P-59",
        )
    if employee.pk in (by.pk, handler.pk):
        raise Refused(_("Nobody opens or handles a file about themselves."), clause="P-59")
    if handler.role != standing.DESK or not handler.is_active:
        raise Refused(_("Choose somebody of human resources to handle the file."), clause="P-59")
    if happened_on > now.date():
        raise Refused(_("The day on which it appeared can't lie ahead."), clause="P-58")
    file = ConductFile.objects.create(
        employee=employee,
        unit=employee.unit,
        medium=ConductFile.Medium(medium),
        published_in=written(published_in, _("Say where it appeared."), "P-58", 200),
        happened_on=happened_on,
        allegation=written(allegation, _("Say what is alleged."), "P-59"),
        alleged_by=by,
        alleged_at=now,
    )
    for person, part in ((by, Part.ACCUSER), (handler, Part.HANDLER)):
        Member.objects.create(file=file, person=person, part=part, added_at=now)
    record("conduct.alleged", by=by, about=file, now=now, clause="P-58", medium=file.medium)
    return file


@transaction.atomic
def admit(
    file: ConductFile, *, person: Employee, part: str, by: Employee, now: datetime
) -> ConductFile:
    """Puts a person on the file's list. Whoever is to decide must be independent."""
    file = handled(file, by)
    require_open(file)
    if person.pk == file.employee_id or not person.is_active:
        raise Refused(_("The employee has access of their own. Choose somebody else."))
    if part not in (*INSTANCE, Part.HANDLER, Part.READER):
        raise Refused(_("Choose what the person does on the file."), clause="P-60")
    if instance := INSTANCE.get(Part(part)):
        independence.require(file, person, instance)
    elif part == Part.HANDLER and person.role != standing.DESK:
        raise Refused(_("Choose somebody of human resources to handle the file."), clause="P-59")
    Member.objects.get_or_create(
        file=file, person=person, part=part, removed_at=None, defaults={"added_at": now}
    )
    record(
        "conduct.admitted",
        by=by,
        about=file,
        now=now,
        clause="P-60",
        part=part,
        names=person.get_username(),
    )
    return file


@transaction.atomic
def remove(file: ConductFile, *, person: Employee, by: Employee, now: datetime) -> ConductFile:
    """Takes a person off the file's list, whatever their part; a handler always stays on it."""
    file = handled(file, by)
    theirs = file.members.filter(person=person, removed_at=None)
    handlers = file.members.filter(part=Part.HANDLER, removed_at=None)
    if not theirs.exists():
        raise Refused(_("This person isn't on the file's list."), clause="P-60")
    if not handlers.exclude(person=person).exists():
        raise Refused(
            _("Somebody handles the file at all times. Add another handler first."), clause="P-60"
        )
    theirs.update(removed_at=now)
    names = person.get_username()
    record("conduct.removed", by=by, about=file, now=now, clause="P-60", names=names)
    return file


@transaction.atomic
def add_evidence(
    file: ConductFile,
    *,
    title: str,
    source: str,
    captured_at: datetime,
    text: str = "",
    upload: Upload | None = None,
    captured_by: Employee | None = None,
    by: Employee,
    now: datetime,
) -> Evidence:
    """Adds a text or a file. After the notice, the employee gets the whole time for a reply anew:
    nothing is proved by what they could not answer."""
    file = member(file, by, Part.HANDLER, Part.ACCUSER)
    require_before_finding(file)
    if bool(text.strip()) == (upload is not None):
        raise Refused(_("Add either a text or a file."), clause="P-58")
    if captured_at > now:
        raise Refused(_("It can't have been captured after now."), clause="P-58")
    text = text.strip()
    kept = storing.store(upload, now) if upload else {"sha256": sha256(text.encode()).hexdigest()}
    evidence = Evidence.objects.create(
        file=file,
        title=written(title, _("Say what the evidence is."), "P-58", 200),
        text=text,
        source=written(source, _("Say where the evidence comes from."), "P-58", 500),
        captured_at=captured_at,
        captured_by=captured_by or by,
        added_at=now,
        **kept,
    )
    _give_time(file, now)
    record("conduct.evidence", by=by, about=file, now=now, clause="P-58", sha256=evidence.sha256)
    return evidence


@transaction.atomic
def withdraw_allegation(
    file: ConductFile, *, because: str, by: Employee, now: datetime
) -> ConductFile:
    """Takes the allegation back before a finding: nothing is proved, and no precaution stays."""
    file = member(file, by, Part.ACCUSER, Part.HANDLER)
    require_before_finding(file)
    because = written(because, _("Say why the allegation is withdrawn."), "P-59", 1000)
    file.stage, file.withdrawn_because, file.closed_at = Stage.WITHDRAWN, because, now
    file.save(update_fields=["stage", "withdrawn_because", "closed_at"])
    precautions.end_all(file, because, by=by, now=now)
    record("conduct.withdrawn", by=by, about=file, now=now, clause="P-59")
    return file


def locked(file: ConductFile) -> ConductFile:
    """Raises ``Refused`` when it was disposed of meanwhile."""
    rows = ConductFile.objects.select_for_update(of=("self",)).select_related("employee")
    found = rows.filter(pk=file.pk, disposed_at=None).first()
    if found is None:
        raise Refused(_("This file is no longer kept."), clause="P-60")
    return found


def member(file: ConductFile, by: Employee, *wanted: str) -> ConductFile:
    """The file, locked, if its list names the person as one of these. Raises ``Refused`` else."""
    file = locked(file)
    if by.pk == file.employee_id or not by.is_active or not queries.parts(file, by) & set(wanted):
        raise Refused(_("This isn't your part on the file. Ask whoever handles it."), clause="P-60")
    return file


def handled(file: ConductFile, by: Employee) -> ConductFile:
    return member(file, by, Part.HANDLER)


def require_open(file: ConductFile) -> None:
    if file.closed_at is not None:
        raise Refused(_("This file is closed."), clause="P-59")


def require_before_finding(file: ConductFile) -> None:
    if file.stage not in ConductFile.BEFORE_FINDING:
        raise Refused(_("The finding is made, or the allegation withdrawn."), clause="P-59")


def _give_time(file: ConductFile, now: datetime) -> None:
    file.evidence_at = now
    if file.stage != Stage.ALLEGED:
        days = periods.in_force(now).reply_working_days
        file.stage, file.reply_due_at = Stage.NOTICED, periods.working_days_after(now, days)[0]
    file.save(update_fields=["evidence_at", "stage", "reply_due_at"])
