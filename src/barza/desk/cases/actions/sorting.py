from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import authority
from barza.desk.accounts.models import Duty
from barza.desk.audit.actions import record
from barza.desk.cases import deadlines
from barza.desk.cases.models import Area, Case, CaseKind, CaseState, Service, Urgency
from barza.desk.cases.reference import promises
from barza.desk.core.errors import Refused
from barza.desk.core.live import tell
from barza.desk.people.models import Employee

from .lease import require_free
from .locking import locked


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
    """Puts right what the machine thought the case is about.

    The running clocks keep their start and get the deadlines of the kind and urgency that
    are true (P-42). Raises ``Refused`` for a kind or urgency that doesn't exist.
    """
    if kind not in CaseKind or urgency not in Urgency:
        raise Refused(_("Choose a kind and an urgency from the list."), clause="P-05")
    case = locked(case)
    resolution = authority.require(by, case.account, Duty.ANSWER, now)
    require_free(case, by, now)
    before = _told(case)
    case.kind, case.urgency, case.service, case.area = kind, urgency, service, area
    if case.state == CaseState.OPEN:
        _set_clocks(case)
    case.save(update_fields=["kind", "urgency", "service", "area", "due_at"])
    record(
        "case.sorted",
        by=by,
        about=case,
        now=now,
        clause="P-05",
        resolution=resolution.number,
        account=case.account.label,
        before=before,
        after=_told(case),
    )
    tell("sorted", account=case.account_id, case=case.pk)
    return case


def _told(case: Case) -> dict[str, str]:
    service = case.service.code if case.service else ""
    return {"kind": case.kind, "urgency": case.urgency, "service": service}


def _set_clocks(case: Case) -> None:
    running = list(case.clocks.filter(stopped_at=None))
    for clock in running:
        due: deadlines.Deadlines = promises().for_case(case.kind, case.urgency, clock.started_at)
        clock.due_at = due.of(clock.kind)
        clock.save(update_fields=["due_at"])
    case.due_at = min((clock.due_at for clock in running), default=case.due_at)
