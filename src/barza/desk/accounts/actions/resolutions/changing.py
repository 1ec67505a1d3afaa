"""A resolution that is in force is amended, suspended, or revoked; each acts at once (P-61)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import checks
from barza.desk.accounts.models import Account, Duty, Resolution, Suspension
from barza.desk.core.errors import Refused
from barza.desk.people import actions as people
from barza.desk.people.models import Employee, Role

from . import rules


@transaction.atomic
def amend(
    resolution: Resolution,
    *,
    accounts: Iterable[Account],
    duties: Iterable[Duty],
    to_at: datetime,
    by: Employee,
    now: datetime,
) -> Resolution:
    """Replaces the accounts, the duties and the end of a resolution that is not revoked.

    Raises ``Refused`` where the person lacks what the policy asks for the new scope.
    """
    resolution = rules.locked(resolution)
    rules.require_decider(by, resolution.employee)
    rules.require_issued(resolution)
    if resolution.is_break_glass:
        raise Refused(_("An emergency resolution is not amended. Let it end."), clause="P-61")
    given, wanted = rules.scope(accounts, duties)
    rules.require_period(resolution.from_at, to_at, now)
    resolution.duties, resolution.to_at = wanted, to_at
    resolution.version += 1
    resolution.save(update_fields=["duties", "to_at", "version"])
    resolution.accounts.set(given)
    checks.require_all(resolution, now)
    rules.note("resolution.amended", resolution, by, now)
    return resolution


@transaction.atomic
def suspend(
    resolution: Resolution,
    *,
    because: str,
    until: datetime | None = None,
    origin: Suspension.Origin = Suspension.Origin.DECISION,
    by: Employee,
    now: datetime,
) -> Suspension:
    """Takes the authority away for a while; what was not sent yet is not sent."""
    resolution = rules.locked(resolution)
    rules.require_role(by, Role.PERSONNEL)
    rules.require_issued(resolution)
    because = rules.require_reason(because, _("Say why the resolution is suspended."))
    if until is not None and until <= now:
        raise Refused(_("The suspension must end after now."), clause="P-61")
    if Suspension.objects.in_force(now).filter(resolution=resolution, origin=origin).exists():
        raise Refused(_("This resolution is suspended already."), clause="P-61")
    suspension = Suspension.objects.create(
        resolution=resolution,
        origin=origin,
        from_at=now,
        until_at=until,
        because=because,
        by=by,
    )
    people.end_sessions(resolution.employee, by=by, now=now)
    rules.note("resolution.suspended", resolution, by, now, because=because)
    return suspension


@transaction.atomic
def lift(
    resolution: Resolution,
    *,
    because: str,
    origin: Suspension.Origin = Suspension.Origin.DECISION,
    by: Employee,
    now: datetime,
) -> Resolution:
    """Gives a suspended authority back; never to oneself. A precaution ends in its own file."""
    resolution = rules.locked(resolution)
    rules.require_role(by, Role.PERSONNEL)
    if by.pk == resolution.employee_id:
        raise Refused(
            _("Nobody gives authority to themselves. Ask senior management."), clause="P-61"
        )
    because = rules.require_reason(because, _("Say why the suspension is lifted."))
    held = Suspension.objects.select_for_update().in_force(now)
    held = held.filter(resolution=resolution, origin=origin)
    if not held.update(ended_at=now, ended_by=by, ended_because=because):
        raise Refused(_("This resolution is not suspended."), clause="P-61")
    rules.note("resolution.suspension_lifted", resolution, by, now, because=because)
    return resolution


@transaction.atomic
def revoke(resolution: Resolution, *, by: Employee, now: datetime, because: str) -> Resolution:
    """Takes the authority back at once, and ends the person's sessions with their next request."""
    resolution = rules.locked(resolution)
    rules.require_role(by)
    rules.require_issued(resolution)
    because = rules.require_reason(because, _("Say why the resolution is revoked."))
    people.end_sessions(resolution.employee, by=by, now=now)
    return end_for_good(resolution, because, by, now)


def end_for_good(
    resolution: Resolution, because: str, by: Employee | str, now: datetime
) -> Resolution:
    """What revoking writes; part of another action, which has asked who may."""
    resolution.revoked_at = now
    resolution.revoked_by = by if isinstance(by, Employee) else None
    resolution.revoked_because = because
    resolution.save(update_fields=["revoked_at", "revoked_by", "revoked_because"])
    rules.note("resolution.revoked", resolution, by, now, because=because)
    return resolution
