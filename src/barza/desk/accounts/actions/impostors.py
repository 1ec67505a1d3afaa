"""What citizens tell us of accounts that pass themselves off as ours (P-24)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts.deciders import WATCH, require, require_text
from barza.desk.accounts.models import Account, ImpostorReport
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

PUBLIC = "public"
"""Who reports: nobody whom we know."""


@transaction.atomic
def report_impostor(
    *,
    seen_at: str,
    what: str,
    contact: str = "",
    account: Account | None = None,
    by: str = PUBLIC,
    now: datetime,
) -> ImpostorReport:
    """Takes the report. The act holds neither the words nor the contact: they may be personal."""
    report = ImpostorReport.objects.create(
        seen_at=require_text(seen_at, _("Write where you saw it."), clause="P-24"),
        what=require_text(what, _("Write what you saw."), clause="P-24"),
        contact=contact.strip(),
        account=account,
        sent_at=now,
    )
    record("impostor.reported", by=by, about=report, now=now, clause="P-24")
    return report


@transaction.atomic
def decide_impostor(
    report: ImpostorReport, *, state: str, because: str, by: Employee, now: datetime
) -> ImpostorReport:
    """Reported to the network, no impostor, or ours; once, with reasons.

    The contact is forgotten: nobody needs it any more (P-88).
    """
    require(by, WATCH, clause="P-24")
    report = ImpostorReport.objects.select_for_update().get(pk=report.pk)
    if report.state != ImpostorReport.State.OPEN:
        raise Refused(_("This was decided already."), clause="P-24")
    if state not in set(ImpostorReport.State) - {ImpostorReport.State.OPEN}:
        raise Refused(_("Choose what it is."), clause="P-24")
    report.because = require_text(because, _("Give the reasons of the decision."), clause="P-24")
    report.state, report.decided_at, report.decided_by = state, now, by
    report.contact = ""
    report.save()
    record(
        "impostor.decided",
        by=by,
        about=report,
        now=now,
        clause="P-24",
        decision=state,
        because=report.because,
    )
    return report
