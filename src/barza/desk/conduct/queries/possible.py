from datetime import datetime

from barza.desk.conduct import independence
from barza.desk.conduct.models import ConductFile, Finding, Member, Outcome
from barza.desk.people.models import Employee

from .files import due_for_disposal, parts, precautions_in_force

Stage, Part = ConductFile.Stage, Member.Part


def possible(file: ConductFile, person: Employee, now: datetime) -> frozenset[str]:
    """What the page offers this person to do. The actions check again, and say why not."""
    if person.pk == file.employee_id:
        return frozenset(_employees(file, now))
    theirs = parts(file, person)
    verbs = set(_handlers(file, now)) if Part.HANDLER in theirs else set[str]()
    verbs |= _members(file, person, theirs, now)
    if Part.HANDLER in theirs and file in due_for_disposal(person, now):
        verbs.add("dispose")
    return frozenset(verbs)


def _employees(file: ConductFile, now: datetime) -> set[str]:
    verbs = set()
    if file.stage in (Stage.NOTICED, Stage.REPLIED):
        verbs.add("reply")
    if _may_be_grieved(file, now):
        verbs.add("grievance")
    return verbs


def _handlers(file: ConductFile, now: datetime) -> set[str]:
    verbs = {"admit", "remove"} if file.closed_at is None else set()
    if file.stage in ConductFile.BEFORE_FINDING:
        verbs |= {"evidence", "withdraw"}
    if file.stage == Stage.ALLEGED and file.evidence_at:
        verbs.add("notice")
    proved = file.outcome == Outcome.PROVED and file.stage == Stage.FOUND
    if proved and file.final_at and file.final_at <= now:
        verbs.add("refer")
    return verbs


def _members(
    file: ConductFile, person: Employee, theirs: frozenset[str], now: datetime
) -> set[str]:
    verbs = set()
    if Part.ACCUSER in theirs and file.stage in ConductFile.BEFORE_FINDING:
        verbs |= {"evidence", "withdraw"}
    if Part.DECIDER in theirs and file.stage in (Stage.NOTICED, Stage.REPLIED):
        verbs.add("finding")
    if Part.REVIEWER in theirs and file.stage == Stage.GRIEVED:
        verbs.add("review")
    is_open = file.noticed_at and file.closed_at is None
    if is_open and theirs and not independence.obstacle(file, person, Finding.Instance.FIRST):
        held = precautions_in_force(now).filter(file=file).exists()
        verbs.add("end-precaution" if held else "precaution")
    return verbs


def _may_be_grieved(file: ConductFile, now: datetime) -> bool:
    return bool(
        file.stage == Stage.FOUND
        and file.outcome == Outcome.PROVED
        and file.grieved_at is None
        and file.grievance_due_at
        and now < file.grievance_due_at
    )
