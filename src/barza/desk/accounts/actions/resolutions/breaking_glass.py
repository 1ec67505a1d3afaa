"""Emergency: a resolution by two persons, for a day at most, reported by itself (P-61).

It shortens the way to an authority, and goes round nothing: it names a person, a job and accounts
as any other does, and ends by itself.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role

from . import rules

LONGEST = timedelta(hours=24)
TO_CONFIRM = timedelta(hours=1)
"""How long a proposal waits for its second person."""
PROPOSE = (Role.SUPERVISOR, Role.SECURITY)
"""Who else may propose or confirm: somebody of them is there at night."""


@transaction.atomic
def break_glass(
    *,
    employee: Employee,
    accounts: Iterable[Account],
    duties: Iterable[Duty],
    hours: int,
    because: str,
    by: Employee,
    now: datetime,
) -> Resolution:
    """Proposes an emergency resolution; it opens nothing before another person confirms it."""
    rules.require_role(by, *PROPOSE)
    if by.pk == employee.pk:
        raise _not_oneself()
    employee = Employee.objects.select_for_update().get(pk=employee.pk)
    rules.require_employed(employee)
    given, wanted = rules.scope(accounts, duties)
    lasts = timedelta(hours=hours)
    if not timedelta(0) < lasts <= LONGEST:
        raise Refused(_("An emergency lasts 24 hours at most. Choose fewer."), clause="P-61")
    because = rules.require_reason(because, _("Say what the emergency is."))
    resolution = Resolution.objects.create(
        kind=Resolution.Kind.BREAK_GLASS,
        employee=employee,
        name_ar=employee.name_ar,
        name_en=employee.name_en,
        employee_no=employee.employee_no,
        job_ar=employee.job_ar,
        job_en=employee.job_en,
        duties=wanted,
        because=because,
        from_at=now,
        to_at=now + lasts,
        drafted_by=by,
        drafted_at=now,
    )
    resolution.accounts.set(given)
    rules.note("resolution.emergency_proposed", resolution, by, now, because=because)
    return resolution


@transaction.atomic
def confirm(resolution: Resolution, *, by: Employee, now: datetime) -> Resolution:
    """The second person's yes: in force at once, for as long as was proposed, counted from now."""
    resolution = rules.locked(resolution)
    rules.require_draft(resolution)
    if not resolution.is_break_glass or resolution.drafted_at is None:
        raise Refused(_("Only an emergency is confirmed so. Issue the draft."), clause="P-61")
    rules.require_role(by, *PROPOSE)
    if by.pk == resolution.drafted_by_id:
        raise Refused(_("A second person confirms. Ask one of them."), clause="P-61")
    if by.pk == resolution.employee_id:
        raise _not_oneself()
    if now - resolution.drafted_at > TO_CONFIRM:
        raise Refused(
            _("This proposal is older than an hour. Propose it again if it is still needed."),
            clause="P-61",
        )
    employee = Employee.objects.select_for_update().get(pk=resolution.employee_id)
    rules.require_employed(employee)
    rules.require_no_precaution(employee, now)
    lasts = min(resolution.to_at - resolution.from_at, LONGEST)
    resolution.from_at, resolution.to_at = now, now + lasts
    resolution.number = f"E{resolution.pk}/{now.year}"
    resolution.issued_on = timezone.localdate(now)
    resolution.issued_by_ar, resolution.issued_by_en = by.job_ar, by.job_en
    resolution.state, resolution.registered_by = Resolution.State.ISSUED, by
    resolution.registered_at = now
    resolution.save()
    rules.note("resolution.emergency_confirmed", resolution, by, now, because=resolution.because)
    return resolution


@transaction.atomic
def report_emergency(resolution: Resolution, *, by: Employee | str, now: datetime) -> bool:
    """Once an emergency is over: what was done under it goes on record, by kind of act.

    False where it is not over, or reported already.
    """
    resolution = rules.locked(resolution)
    over = resolution.to_at <= now or resolution.revoked_at is not None
    if not resolution.is_break_glass or not over or resolution.reported_at is not None:
        return False
    resolution.reported_at = now
    resolution.save(update_fields=["reported_at"])
    done = Counter(act.event for act in done_under(resolution))
    said = ", ".join(f"{event}: {many}" for event, many in sorted(done.items()))
    rules.note("resolution.emergency_reported", resolution, by, now, done=said)
    return True


def done_under(resolution: Resolution) -> QuerySet[Act]:
    """What its person did under it, the latest first."""
    acts = Act.objects.filter(actor=resolution.employee.username, resolution=resolution.number)
    return acts.exclude(resolution="").order_by("-id")


def _not_oneself() -> Refused:
    return Refused(_("Nobody gives authority to themselves. Ask senior management."), clause="P-61")
