"""A shift offered, accepted and let happen by who keeps the rota (P-43)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.duty import queries
from barza.desk.duty.models import Shift, Swap
from barza.desk.people.models import Employee

from . import checking


@transaction.atomic
def offer_swap(
    shift: Shift,
    *,
    to: Employee,
    in_return: Shift | None = None,
    why: str = "",
    by: Employee,
    now: datetime,
) -> Swap:
    """Offers one's own shift to a colleague, for one of theirs or for none."""
    shift = _locked_shift(shift, now)
    if shift.officer_id != by.pk:
        raise Refused(_("Only the officer of a shift offers it."), clause="P-43")
    if to.pk == by.pk or (in_return and in_return.officer_id != to.pk):
        raise Refused(_("Choose a colleague, and a shift of theirs in return."), clause="P-43")
    if Swap.objects.filter(shift=shift, approved_at=None, ended_at=None).exists():
        raise Refused(
            _("This shift is offered already. Take that offer back first."), clause="P-43"
        )
    _check(shift, to, in_return, now)
    swap = Swap.objects.create(
        shift=shift,
        in_return=in_return,
        offered_by=by,
        offered_to=to,
        offered_at=now,
        why=why.strip(),
    )
    record("swap.offered", by=by, about=swap, now=now, clause="P-43", to=to.username)
    return swap


@transaction.atomic
def accept_swap(swap: Swap, *, by: Employee, now: datetime) -> Swap:
    """The colleague agrees; nothing changes until who keeps the rota approves."""
    swap = _locked(swap)
    if swap.offered_to_id != by.pk or swap.accepted_at:
        raise Refused(_("This offer does not wait for you."), clause="P-43")
    _require_theirs(swap, swap.shift)
    _check(swap.shift, by, swap.in_return, now)
    swap.accepted_at = now
    swap.save(update_fields=["accepted_at"])
    record("swap.accepted", by=by, about=swap, now=now, clause="P-43")
    return swap


@transaction.atomic
def decline_swap(swap: Swap, *, because: str = "", by: Employee, now: datetime) -> Swap:
    """Ends an offer: who made it takes it back, who received it or keeps the rota says no."""
    swap = _locked(swap)
    theirs = by.pk in (swap.offered_by_id, swap.offered_to_id)
    if not theirs and not queries.keeps(by, swap.shift.account, now):
        raise Refused(_("This offer is not yours to end."), clause="P-43")
    swap.ended_at, swap.ended_because = now, because.strip()
    swap.save(update_fields=["ended_at", "ended_because"])
    record("swap.ended", by=by, about=swap, now=now, clause="P-43", because=because.strip())
    return swap


@transaction.atomic
def approve_swap(swap: Swap, *, by: Employee, now: datetime) -> Swap:
    """Lets the swap happen. Rest, limits and resolutions are asked again for both."""
    account = checking.locked_account(swap.shift.account)
    swap = _locked(swap)
    checking.require_keeper(by, account, now)
    if by.pk in (swap.offered_by_id, swap.offered_to_id):
        raise Refused(
            _("Nobody approves a swap of their own. Ask the head of section."), clause="P-43"
        )
    if swap.accepted_at is None:
        raise Refused(_("The colleague has not accepted yet."), clause="P-43")
    shift = _locked_shift(swap.shift, now)
    _require_theirs(swap, shift)
    given = _locked_shift(swap.in_return, now) if swap.in_return else None
    _check(shift, swap.offered_to, given, now)
    _give(shift, swap.offered_to)
    if given:
        _give(given, swap.offered_by)
    swap.approved_at, swap.approved_by = now, by
    swap.save(update_fields=["approved_at", "approved_by"])
    record(
        "swap.approved",
        by=by,
        about=swap,
        now=now,
        clause="P-43",
        shift=shift.pk,
        officer=swap.offered_to.username,
        in_return=given.pk if given else 0,
    )
    return swap


def _require_theirs(swap: Swap, shift: Shift) -> None:
    if shift.officer_id != swap.offered_by_id:
        raise Refused(
            _("The shift is no longer theirs to give. Ask for a new offer."), clause="P-43"
        )


def _check(shift: Shift, to: Employee, given: Shift | None, now: datetime) -> None:
    giver = shift.officer
    checking.lock_people(giver, to)
    ignoring = [shift.pk, *([given.pk] if given else [])]
    _check_one(shift, to, now, ignoring)
    if given:
        if given.officer_id != to.pk or given.cancelled_at or given.start_at <= now:
            raise Refused(
                _("The shift in return is no longer the colleague's to give."), clause="P-43"
            )
        _check_one(given, giver, now, ignoring)


def _check_one(shift: Shift, person: Employee, now: datetime, ignoring: list[int]) -> None:
    if shift.backup_id == person.pk:
        raise Refused(
            _("%(name)s is the backup of that shift. Have the backup changed first.")
            % {"name": person},
            clause="P-43",
        )
    checking.check_person(person, shift.account, shift.span, now, works=True, ignoring=ignoring)


def _give(shift: Shift, person: Employee) -> None:
    shift.officer = person
    shift.save(update_fields=["officer"])


def _locked(swap: Swap) -> Swap:
    swap = Swap.objects.select_for_update().get(pk=swap.pk)
    if not swap.is_open:
        raise Refused(_("This offer is closed already."), clause="P-43")
    return swap


def _locked_shift(shift: Shift, now: datetime) -> Shift:
    shift = Shift.objects.select_for_update().get(pk=shift.pk)
    if shift.cancelled_at or shift.start_at <= now:
        raise Refused(
            _("This shift has begun or was cancelled. Ask who keeps the rota."), clause="P-43"
        )
    return shift
