"""The rota of an account: who is on duty when, with whom behind them (P-43, P-67, P-68)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts.models import Account
from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.duty.models import Shift
from barza.desk.duty.spans import Span, minute_of
from barza.desk.people.models import Employee

from . import checking


@transaction.atomic
def assign_shift(
    *,
    account: Account,
    start_at: datetime,
    end_at: datetime,
    officer: Employee,
    backup: Employee,
    reference: str = "",
    note: str = "",
    by: Employee,
    now: datetime,
) -> Shift:
    """Puts an officer and a backup on duty.

    Raises ``Refused`` unless both are named for the account, and free, rested and ready.
    """
    account = checking.locked_account(account)
    checking.require_keeper(by, account, now)
    span = Span(start_at, end_at)
    checking.check_span(span, now)
    _check(account, span, officer, backup, now)
    shift = Shift.objects.create(
        account=account,
        start_at=start_at,
        end_at=end_at,
        officer=officer,
        backup=backup,
        reference=reference.strip(),
        note=note.strip(),
        assigned_by=by,
        assigned_at=now,
    )
    _record("shift.assigned", shift, by, now)
    return shift


@transaction.atomic
def change_shift(
    shift: Shift,
    *,
    start_at: datetime,
    end_at: datetime,
    officer: Employee,
    backup: Employee,
    reference: str = "",
    note: str = "",
    by: Employee,
    now: datetime,
) -> Shift:
    """Changes a shift. One that has begun is cut at this minute, and its rest becomes a shift of
    its own: who was on duty stays on record. Returns the shift that stands ahead.
    """
    shift = _locked(shift, by, now)
    fields = {"officer": officer, "backup": backup, "reference": reference.strip()}
    fields["note"] = note.strip()
    if shift.start_at < minute_of(now):
        return _relieved(shift, Span(minute_of(now), end_at), fields, by, now)
    span = Span(start_at, end_at)
    checking.check_span(span, now)
    _check(shift.account, span, officer, backup, now, shift.pk)
    before = _said(shift)
    shift.start_at, shift.end_at = span
    for name, value in fields.items():
        setattr(shift, name, value)
    shift.save(update_fields=["start_at", "end_at", *fields])
    _record("shift.changed", shift, by, now, before=before)
    return shift


@transaction.atomic
def cancel_shift(shift: Shift, *, because: str, by: Employee, now: datetime) -> Shift:
    """Takes a shift off the rota; one that has begun ends at this minute."""
    shift = _locked(shift, by, now)
    if not because.strip():
        raise Refused(_("Say why the shift is cancelled."), clause="P-43")
    if shift.start_at < minute_of(now):
        _cut(shift, now)
    else:
        shift.cancelled_at = now
    shift.cancelled_because = because.strip()
    shift.save(update_fields=["cancelled_at", "cancelled_because"])
    _record("shift.cancelled", shift, by, now, because=because.strip())
    return shift


def _relieved(
    shift: Shift, rest: Span, fields: dict[str, Any], by: Employee, now: datetime
) -> Shift:
    checking.check_span(rest, now)
    if fields["officer"] == shift.officer:
        checking.check_length(Span(shift.start_at, rest.end))
    _check(shift.account, rest, fields["officer"], fields["backup"], now, shift.pk)
    _cut(shift, now)
    following = Shift.objects.create(
        account=shift.account,
        start_at=rest.start,
        end_at=rest.end,
        assigned_by=by,
        assigned_at=now,
        **fields,
    )
    _record("shift.relieved", following, by, now, before=_said(shift))
    return following


def _cut(shift: Shift, now: datetime) -> None:
    shift.end_at = minute_of(now)
    shift.save(update_fields=["end_at"])


def _locked(shift: Shift, by: Employee, now: datetime) -> Shift:
    account = checking.locked_account(shift.account)
    checking.require_keeper(by, account, now)
    shift = Shift.objects.select_for_update().get(pk=shift.pk)
    if shift.cancelled_at or shift.end_at <= now:
        raise Refused(
            _("This shift is over. What was worked is corrected in the ledger."), clause="P-68"
        )
    return shift


def _check(
    account: Account,
    span: Span,
    officer: Employee,
    backup: Employee,
    now: datetime,
    *ignoring: int,
) -> None:
    if officer == backup:
        raise Refused(_("Choose a backup who is not the officer."), clause="P-43")
    checking.lock_people(officer, backup)
    checking.check_free(account, span, ignoring)
    checking.check_person(officer, account, span, now, works=True, ignoring=ignoring)
    checking.check_person(backup, account, span, now, works=False, ignoring=ignoring)


def _said(shift: Shift) -> dict[str, str]:
    return {
        "from": shift.start_at.isoformat(),
        "to": shift.end_at.isoformat(),
        "officer": shift.officer.username,
        "backup": shift.backup.username,
        "reference": shift.reference,
    }


def _record(event: str, shift: Shift, by: Employee, now: datetime, **details: Any) -> None:
    record(
        event,
        by=by,
        about=shift,
        now=now,
        clause="P-43",
        rota=shift.account.label,
        shift=_said(shift),
        **details,
    )
