"""Findings with reasons by independent people, and the referral. No penalty: P-60."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.conduct import independence, periods
from barza.desk.conduct.models import ConductFile, Finding, Member, Outcome
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from . import precautions
from .files import handled, member
from .words import written

Stage, Part, Instance = ConductFile.Stage, Member.Part, Finding.Instance


@transaction.atomic
def find(
    file: ConductFile, *, outcome: str, reasons: str, by: Employee, now: datetime
) -> ConductFile:
    """Proved or not proved. Raises ``Refused`` without notice, before the employee replied to all
    the evidence or the time for it is over, without reasons, and for whoever isn't independent."""
    file = member(file, by, Part.DECIDER)
    independence.require(file, by, Instance.FIRST)
    if file.stage not in (Stage.NOTICED, Stage.REPLIED):
        raise Refused(_("A finding is made after the notice, and once."), clause="P-59")
    is_over = file.reply_due_at is not None and file.reply_due_at <= now
    if file.stage != Stage.REPLIED and not is_over:
        raise Refused(
            _("Wait for the employee's reply, or until the time for it is over."), clause="P-59"
        )
    _decide(file, Instance.FIRST, outcome, reasons, by, now)
    file.stage, file.found_at = Stage.FOUND, now
    if file.outcome == Outcome.PROVED:
        days = periods.in_force(now).grievance_days
        file.grievance_due_at = file.final_at = now + timedelta(days=days)
    _settle(file, by, now)
    record("conduct.found", by=by, about=file, now=now, clause="P-59", outcome=file.outcome)
    return file


@transaction.atomic
def decide_grievance(
    file: ConductFile, *, outcome: str, reasons: str, by: Employee, now: datetime
) -> ConductFile:
    """Whether the finding stands; by an independent person other than its author."""
    file = member(file, by, Part.REVIEWER)
    independence.require(file, by, Instance.GRIEVANCE)
    if file.stage != Stage.GRIEVED:
        raise Refused(_("There is no grievance to decide on."), clause="P-59")
    _decide(file, Instance.GRIEVANCE, outcome, reasons, by, now)
    file.stage, file.final_at = Stage.FOUND, now
    _settle(file, by, now)
    record("conduct.reviewed", by=by, about=file, now=now, clause="P-59", outcome=file.outcome)
    return file


@transaction.atomic
def refer(
    file: ConductFile, *, referred_to: str, article: str, by: Employee, now: datetime
) -> ConductFile:
    """Hands a proved and final file to the competent personnel body, which alone decides what
    follows, citing the article of the regulations (P-60)."""
    file = handled(file, by)
    if file.outcome != Outcome.PROVED or file.stage != Stage.FOUND:
        raise Refused(_("Only a proved file is referred."), clause="P-60")
    if file.final_at is None or file.final_at > now:
        raise Refused(_("Wait until the time for a grievance is over."), clause="P-59")
    file.referred_to = written(
        referred_to, _("Name the personnel body that is competent."), "P-60", 200
    )
    file.article = written(article, _("Cite the article of the regulations."), "P-60", 200)
    file.stage, file.referred_at, file.closed_at = Stage.REFERRED, now, now
    file.save(update_fields=["referred_to", "article", "stage", "referred_at", "closed_at"])
    record("conduct.referred", by=by, about=file, now=now, clause="P-60", article=file.article)
    return file


def _decide(
    file: ConductFile, instance: str, outcome: str, reasons: str, by: Employee, now: datetime
) -> None:
    if outcome not in (Outcome.PROVED, Outcome.NOT_PROVED):
        raise Refused(_("Choose proved or not proved."), clause="P-59")
    reasons = written(reasons, _("Give the reasons."), "P-59")
    Finding.objects.create(
        file=file, instance=instance, outcome=outcome, reasons=reasons, by=by, at=now
    )
    file.outcome = outcome


def _settle(file: ConductFile, by: Employee, now: datetime) -> None:
    """Not proved: final at once, authority restored, nothing left that marks the person."""
    if file.outcome == Outcome.NOT_PROVED:
        file.final_at = file.closed_at = now
        precautions.end_all(file, _("Not proved"), by=by, now=now)
    file.save()
