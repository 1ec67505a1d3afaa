"""A month goes to payroll: as a file, then marked as sent, entry by entry as the file has them."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.duty import exporting, queries
from barza.desk.duty.models import Choice, OvertimeEntry, PayrollFile, State
from barza.desk.people.models import Employee

from .ledger import settle

MOST = 20_000
"""Entries in one file; what is left is in the next one."""


@transaction.atomic
def make_payroll_file(month: date, *, by: Employee, now: datetime) -> PayrollFile:
    """Of what is granted, not for time off, and not sent yet; one's own is another's to send."""
    _require_payroll(by)
    due = queries.to_settle(queries.decided_for(by, now), month).exclude(employee=by)
    entries = exporting.ordered(due.select_for_update(of=("self",)))[:MOST]
    if not entries:
        raise Refused(_("Nothing of this month is granted and still to be sent."), clause="P-68")
    file = PayrollFile.objects.create(
        month=month, digest=exporting.digest(entries), made_by=by, made_at=now
    )
    file.entries.set(entries)
    _note("overtime.file_made", file, by, now, len(entries))
    return file


@transaction.atomic
def mark_paid(file: PayrollFile, *, reference: str, by: Employee, now: datetime) -> int:
    """Notes that payroll has the file, counter-entries included; returns how many entries. Who did
    not choose is paid. Nothing is marked that isn't in the file, nor what has changed since.
    """
    _require_payroll(by)
    if not reference.strip():
        raise Refused(_("Write the reference of the payroll run."), clause="P-68")
    file = PayrollFile.objects.select_for_update().get(pk=file.pk)
    if file.sent_at is not None:
        raise Refused(_("This file is marked as sent already."), clause="P-68")
    entries = exporting.ordered(
        OvertimeEntry.objects.filter(files=file).select_for_update(of=("self",))
    )
    if any(entry.employee_id == by.pk for entry in entries):
        raise Refused(_("The file has work of your own in it. A colleague sends it."))
    if not exporting.is_as_made(file, entries):
        raise Refused(
            _("Entries have changed since this file was made. Make the file again."), clause="P-68"
        )
    for entry in entries:
        entry.choice = Choice.PAY
        settle(entry, State.PAID, reference.strip(), by, now)
    file.sent_at, file.reference = now, reference.strip()
    file.save(update_fields=["sent_at", "reference"])
    _note("overtime.file_sent", file, by, now, len(entries))
    return len(entries)


def _require_payroll(by: Employee) -> None:
    if not queries.pays(by):
        raise Refused(_("Human resources send the ledger to payroll. Ask them."), clause="P-68")


def _note(event: str, file: PayrollFile, by: Employee, now: datetime, entries: int) -> None:
    record(
        event,
        by=by,
        about=file,
        now=now,
        clause="P-68",
        month=f"{file.month:%Y-%m}",
        sha256=file.digest,
        entries=entries,
        reference=file.reference,
    )
