"""What a trainee did in a run, read from what the desk holds: messages, deliveries, acts.

Nothing is kept for drills alone: what counts is what was really received, written and held.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import QuerySet

from barza.desk.audit.models import Act
from barza.desk.cases.models import Case, Message
from barza.desk.channels.models import Delivery
from barza.desk.people.models import Unit

from .models import Run, RunMessage
from .scoring import Facts

PATIENCE = timedelta(minutes=2)
"""From when a message is to be written until it has arrived, at the latest."""
NEVER_SENT: tuple[str, ...] = (Delivery.State.WITHDRAWN, Delivery.State.REFUSED)


def arrived(run: Run, messages: Iterable[RunMessage]) -> dict[int, Message]:
    """By place: what the desk has received of the run, each with its case. One query."""
    places = {one.network_id: one.place for one in messages if one.network_id}
    found = Message.objects.filter(
        account=run.account_id,
        network_id__in=list(places),
        direction=Message.Direction.IN,
        case__isnull=False,
    )
    rows = found.select_related("case")
    return {places[one.network_id]: one for one in rows if one.network_id}


def still_to_come(run: Run, now: datetime) -> bool:
    """Whether a message may yet arrive. What is late by ``PATIENCE`` isn't waited for."""
    messages = list(run.messages.all())
    here = arrived(run, messages)
    return any(one.place not in here and now < one.due_at + PATIENCE for one in messages)


def of(run: Run, messages: Iterable[RunMessage], until: datetime) -> dict[int, Facts]:
    """By place, of those that arrived; what was done after ``until`` doesn't count."""
    rows = list(messages)
    received = arrived(run, rows)
    cases = {one.case_id: one.case for one in received.values() if one.case is not None}
    written = list(_written(run, cases, until))
    acts = _acts(run, cases, written, until)
    asked = {one.place: one.department for one in rows}
    return {
        place: _facts(message.case, written, acts[message.case_id], asked[place])
        for place, message in received.items()
        if message.case is not None
    }


def _facts(case: Case, written: list[Message], acts: list[Act], department: Unit | None) -> Facts:
    own = [one for one in written if one.case_id == case.pk]
    sent = [one for one in own if _is_sent(one)]
    return Facts(
        received_at=case.opened_at,
        kind=case.kind,
        urgency=case.urgency,
        answered_at=sent[0].at if sent else None,
        answer=sent[0].text if sent else "",
        held=frozenset(code for act in acts for code in _held(act)),
        overridden=frozenset(
            act.details["found"] for act in acts if act.event == "inbox.overridden"
        ),
        is_closed_unanswered=not sent and any(act.event == "case.closed" for act in acts),
        department=department.code if department else "",
    )


def _is_sent(answer: Message) -> bool:
    """Published or on its way; not taken back, nor refused."""
    delivery = answer.delivery
    return delivery is not None and answer.deleted_at is None and delivery.state not in NEVER_SENT


def _held(act: Act) -> list[str]:
    return list(act.details["found"]) if act.event == "inbox.held" else []


def _written(run: Run, cases: Iterable[int | None], until: datetime) -> QuerySet[Message]:
    """The trainee's own answers, the earliest first, those taken back included."""
    own = Message.objects.filter(
        case__in=list(cases),
        direction=Message.Direction.OUT,
        employee=run.employee_id,
        delivery__isnull=False,
        at__lte=until,
    )
    return own.select_related("delivery").order_by("at", "id")


def _acts(
    run: Run, cases: Iterable[int | None], written: Iterable[Message], until: datetime
) -> dict[int | None, list[Act]]:
    """By case: what the gate held, what went out all the same, what was closed; by the trainee."""
    of = {f"cases.case:{pk}": pk for pk in cases}
    of |= {f"cases.message:{one.pk}": one.case_id for one in written}
    found = Act.objects.filter(
        about__in=list(of),
        actor=run.employee.get_username(),
        event__in=["inbox.held", "inbox.overridden", "case.closed"],
        at__lte=until,
    )
    by_case: dict[int | None, list[Act]] = defaultdict(list)
    for act in found.order_by("id"):
        by_case[of[act.about]].append(act)
    return by_case
