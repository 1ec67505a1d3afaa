"""Who holds a case: an atomic lease that ends by itself, and with its holder's authority."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from barza.desk.accounts import authority
from barza.desk.accounts.models import Duty
from barza.desk.audit.actions import Actor, record
from barza.desk.cases.models import Case
from barza.desk.core.errors import Refused
from barza.desk.core.live import tell
from barza.desk.people.models import Employee

from .locking import locked


@transaction.atomic
def claim(case: Case, *, by: Employee, now: datetime, until: datetime) -> Case:
    """Takes the case for ``by`` until then; for its holder, prolongs the lease.

    Raises ``Refused`` with the holder's name while another person's lease lasts.
    """
    case = locked(case)
    resolution = authority.require(by, case.account, Duty.ANSWER, now)
    require_free(case, by, now)
    prolonged = case.holder == by and lasts(case, now)
    case.holder, case.held_until = by, until
    case.save(update_fields=["holder", "held_until"])
    if not prolonged:
        record(
            "case.claimed",
            by=by,
            about=case,
            now=now,
            clause="P-61",
            resolution=resolution.number,
            account=case.account.label,
        )
        tell("claimed", account=case.account_id, case=case.pk)
    return case


def lasts(case: Case, now: datetime) -> bool:
    return case.held_until is not None and case.held_until > now


def require_free(case: Case, by: Employee, now: datetime) -> None:
    """Nobody acts on a case under the hands of the person who holds it, and still may."""
    if lasts(case, now) and case.holder != by and _may_hold(case, now):
        raise Refused(
            _("%(name)s is working on this case. Write a note, or wait until it is released.")
            % {"name": case.holder},
            clause="P-39",
        )


@transaction.atomic
def release(case: Case, *, by: Employee, now: datetime) -> Case:
    """Gives the case back to everybody. Only its holder can."""
    case = locked(case)
    if case.holder != by:
        raise Refused(
            _("You do not hold this case, so there is nothing to release."), clause="P-39"
        )
    resolution = authority.require(by, case.account, Duty.ANSWER, now)
    _let_go(case)
    record(
        "case.released",
        by=by,
        about=case,
        now=now,
        resolution=resolution.number,
        account=case.account.label,
    )
    tell("released", account=case.account_id, case=case.pk)
    return case


@transaction.atomic
def release_ended(*, by: str = Actor.SYSTEM, now: datetime, limit: int = 500) -> int:
    """Frees the cases whose lease has ended, so that they stand in everybody's queue again.

    A lease also ends when no resolution names its holder any more: revoked, expired, or in the
    name of a person who has left or changed jobs (P-61, P-62).
    """
    may_hold = authority.lets("holder", "account", Duty.ANSWER, now)
    ended = Case.objects.filter(Q(held_until__lte=now) | ~may_hold, holder__isnull=False)
    cases = list(ended.select_for_update(skip_locked=True).order_by("id")[:limit])
    for case in cases:
        event = "case.lease_lost" if lasts(case, now) else "case.lease_ended"
        held = str(case.holder_id)
        _let_go(case)
        record(event, by=by, about=case, now=now, clause="P-61", held_by=held)
        tell("released", account=case.account_id, case=case.pk)
    return len(cases)


def _may_hold(case: Case, now: datetime) -> bool:
    named = authority.officers_for(case.account, Duty.ANSWER, now)
    return case.holder is not None and named.contains(case.holder)


def _let_go(case: Case) -> None:
    case.holder = case.held_until = None
    case.save(update_fields=["holder", "held_until"])
