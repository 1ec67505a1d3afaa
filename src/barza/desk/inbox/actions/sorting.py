"""What a case is about is put right; not so as to answer alone what two people decide on (P-44)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts.delegation import HEADS, Who
from barza.desk.cases import actions as cases
from barza.desk.cases.models import Area, Case, Service
from barza.desk.core.errors import Refused
from barza.desk.inbox import approving
from barza.desk.people.models import Employee

NARROWER = list(Who)


@transaction.atomic
def sort(
    case: Case,
    *,
    kind: str,
    urgency: str,
    service: Service | None,
    area: Area | None,
    by: Employee,
    now: datetime,
) -> Case:
    """As ``cases.actions.sort``. Raises ``Refused`` when an officer would thereby decide alone."""
    before = approving.who(case)
    sorted_case = cases.sort(
        case, kind=kind, urgency=urgency, service=service, area=area, by=by, now=now
    )
    after = approving.who(sorted_case)
    if NARROWER.index(after) < NARROWER.index(before) and by.role not in HEADS:
        raise Refused(
            _(
                "Two people decide on answers about this topic. A shift supervisor or head of "
                "section changes it: ask one of them."
            ),
            clause="P-44",
        )
    return sorted_case
