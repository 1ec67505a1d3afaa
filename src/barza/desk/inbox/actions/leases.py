from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.cases import actions as cases
from barza.desk.cases.models import Case
from barza.desk.core import calendar
from barza.desk.core.errors import Refused
from barza.desk.inbox import escalating
from barza.desk.people.models import Employee


@transaction.atomic
def claim(case: Case, *, by: Employee, now: datetime) -> Case:
    """Takes the case as long as ``lease_end`` says; nobody else is called for it any more.

    Raises ``Refused`` with the holder's name.
    """
    case = cases.claim(case, by=by, now=now, until=lease_end(now))
    escalating.claimed(case, by, now)
    return case


@transaction.atomic
def renew(case: Case, *, by: Employee, now: datetime) -> Case:
    """Prolongs one's own lease while one works. Raises ``Refused`` when it has ended."""
    held = Case.objects.select_for_update().get(pk=case.pk)
    if held.holder_id != by.pk or held.held_until is None or held.held_until <= now:
        raise Refused(_("Your hold on this case has ended. Claim it again."))
    return claim(held, by=by, now=now)


def lease_end(now: datetime) -> datetime:
    """``LEASE_MINUTES`` from now, or sooner: when the working day that is running ends.

    While no rota says who is on duty when, the institution's hours are everybody's shift.
    """
    end = now + timedelta(minutes=settings.LEASE_MINUTES)
    closing = calendar.load().closing(now)
    return min(end, closing) if closing else end
