"""What two people agreed about a finding takes effect on the message and its case (P-82)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import authority
from barza.desk.accounts.models import Duty
from barza.desk.audit.actions import record
from barza.desk.cases.marks import worst_of
from barza.desk.cases.models import Case, Finding, Message
from barza.desk.core import clauses
from barza.desk.core.errors import Refused
from barza.desk.core.live import tell
from barza.desk.people.models import Employee

from .locking import locked

MISSED = "desk.missed"
"""The rule of a finding that people added."""


@transaction.atomic
def refute(finding: Finding, *, by: Employee, now: datetime) -> Finding:
    """The finding is wrong: it stays to be seen, and counts for its case no longer."""
    return _set(finding, now, "finding.refuted", by, now)


@transaction.atomic
def restore(finding: Finding, *, by: Employee, now: datetime) -> Finding:
    """The finding counts again."""
    return _set(finding, None, "finding.restored", by, now)


@transaction.atomic
def add_finding(
    message: Message, *, clause: str, start: int, end: int, by: Employee, now: datetime
) -> Finding:
    """Something that the screening missed counts like what it found."""
    case, resolution = _require(message, by, now)
    finding = Finding.objects.create(
        message=message, clause=clause, rule=MISSED, start=start, end=end, score=1.0
    )
    _settle(case, "finding.added", finding, by, now, resolution)
    return finding


@transaction.atomic
def drop_finding(finding: Finding, *, by: Employee, now: datetime) -> None:
    """Takes back what people added; what the screening found is only ever refuted."""
    if finding.rule != MISSED:
        raise Refused(_("What the screening found stays to be seen."), clause="P-39")
    case, resolution = _require(finding.message, by, now)
    finding.delete()
    _settle(case, "finding.dropped", finding, by, now, resolution)


def _set(
    finding: Finding, refuted_at: datetime | None, event: str, by: Employee, now: datetime
) -> Finding:
    case, resolution = _require(finding.message, by, now)
    finding.refuted_at = refuted_at
    finding.save(update_fields=["refuted_at"])
    _settle(case, event, finding, by, now, resolution)
    return finding


def _require(message: Message, by: Employee, now: datetime) -> tuple[Case, str]:
    if message.case is None:
        raise Refused(_("This message belongs to no case."))
    case = locked(message.case)
    return case, authority.require(by, case.account, Duty.MODERATE, now).number


def _settle(
    case: Case, event: str, finding: Finding, by: Employee, now: datetime, resolution: str
) -> None:
    case.worst = worst_of(case.pk)
    case.save(update_fields=["worst"])
    record(
        event,
        by=by,
        about=case,
        now=now,
        clause=clauses.requirement(finding.clause),
        resolution=resolution,
        account=case.account.label,
        message=finding.message_id,
        found=finding.clause,
        rule=finding.rule,
    )
    tell("marked", account=case.account_id, case=case.pk)
