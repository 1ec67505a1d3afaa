from collections.abc import Set
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import authority
from barza.desk.accounts.models import Duty
from barza.desk.core.errors import Refused
from barza.desk.drills import practice
from barza.desk.drills.content import DrillText
from barza.desk.drills.models import Run, RunMessage
from barza.desk.drills.ordering import order
from barza.desk.people.models import Employee, Unit

from . import rules


@transaction.atomic
def start(drill: DrillText, *, by: Employee, now: datetime) -> Run:
    """Begins a run, and orders what citizens will write in it.

    Raises ``Refused`` where there is no practice town, without an authority to answer for its
    account (P-61: there is no other way in), and while another run of the person is open.
    """
    account = practice.require()
    by = Employee.objects.select_for_update().get(pk=by.pk)
    resolution = authority.require(by, account, Duty.ANSWER, now)
    if Run.objects.open().filter(employee=by).exists():
        raise Refused(
            _("You are in a drill already. Finish it first, or abandon it."), clause=rules.CLAUSE
        )
    run = Run.objects.create(
        drill=drill.code,
        version=drill.version,
        content=given(drill, set(Unit.objects.values_list("code", flat=True))),
        employee=by,
        account=account,
        resolution=resolution.number,
        started_at=now,
        ends_at=now + timedelta(minutes=drill.minutes),
    )
    for message in _messages(run, drill, now):
        order(message)
    rules.note("drill.started", run, by, now)
    return run


def given(drill: DrillText, units: Set[str]) -> dict[str, Any]:
    """The drill as this institution can hold it: no department is asked that it doesn't have."""
    content = drill.model_dump(mode="json")
    for message in content["messages"]:
        message["departments"] = [code for code in message["departments"] if code in units]
    return content


def _messages(run: Run, drill: DrillText, now: datetime) -> list[RunMessage]:
    return RunMessage.objects.bulk_create(
        RunMessage(
            run=run, place=place, key=text.key, due_at=now + timedelta(minutes=text.after_minutes)
        )
        for place, text in enumerate(drill.messages, 1)
    )
