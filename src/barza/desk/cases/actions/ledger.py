"""The answer owed: what settles it, what opens it again (P-51)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts import authority
from barza.desk.accounts.models import Duty
from barza.desk.audit.actions import record
from barza.desk.cases.models import AnswerOwed, Case, CaseState, ClockKind, Message, Settlement
from barza.desk.cases.opening import open_debt
from barza.desk.cases.reference import promises
from barza.desk.channels.models import Delivery
from barza.desk.core.errors import Refused
from barza.desk.core.live import tell
from barza.desk.people.models import Employee

from .lease import require_free
from .locking import locked

LONGEST_REASON = 500


def answered(delivery: Delivery, now: datetime) -> None:
    """Counts a published answer. Called in the transaction in which its delivery is done.

    A case that was closed meanwhile stays closed; an answer to what a citizen has added
    since it was written settles the debt all the same: they stand in one conversation.
    """
    message = Message.objects.select_related("case").get(delivery=delivery)
    _absorb_echo(message, delivery.network_id)
    message.network_id, message.url, message.at = delivery.network_id, delivery.url, now
    message.save(update_fields=["network_id", "url", "at"])
    if message.case is None:
        return
    case = locked(message.case)
    if delivery.automatic:
        _acknowledged(case, now)
        return
    if case.state == CaseState.OPEN:
        _settle(case, now, Settlement.ANSWER, answer=message)
        case.state, case.due_at = CaseState.ANSWERED, None
    case.answered_at = now
    case.last_at = max(case.last_at, now)
    case.save(update_fields=["state", "due_at", "answered_at", "last_at"])
    tell("answered", account=case.account_id, case=case.pk)


def _acknowledged(case: Case, now: datetime) -> None:
    """An automatic word settles nothing: it stops the clock of the acknowledgement, no other."""
    case.clocks.filter(stopped_at=None, kind=ClockKind.ACKNOWLEDGEMENT).update(stopped_at=now)
    running = case.clocks.filter(stopped_at=None).order_by("due_at").first()
    if case.state == CaseState.OPEN and running:
        case.due_at = running.due_at
        case.save(update_fields=["due_at"])
    tell("acknowledged", account=case.account_id, case=case.pk)


@transaction.atomic
def close(
    case: Case,
    *,
    by: Employee,
    now: datetime,
    settlement: str = "",
    reason: str = "",
) -> Case:
    """Closes a case that has its answer; one that is still owed needs a stated exception.

    Raises ``Refused`` when an answer is owed and no exception with a reason is given, and
    while an answer is on its way out.
    """
    case = locked(case)
    resolution = authority.require(by, case.account, Duty.ANSWER, now)
    require_free(case, by, now)
    if case.state == CaseState.CLOSED:
        raise Refused(_("This case is closed already."), clause="P-51")
    _check_nothing_is_on_its_way(case)
    if case.state == CaseState.OPEN:
        _check_exception(settlement, reason)
        _settle(case, now, Settlement(settlement), reason=reason.strip())
    else:
        settlement, reason = Settlement.ANSWER, ""
    case.state, case.due_at, case.closed_at = CaseState.CLOSED, None, now
    case.holder = case.held_until = None
    case.save(update_fields=["state", "due_at", "closed_at", "holder", "held_until"])
    record(
        "case.closed",
        by=by,
        about=case,
        now=now,
        clause="P-51",
        resolution=resolution.number,
        account=case.account.label,
        settlement=settlement,
        reason=reason,
    )
    tell("closed", account=case.account_id, case=case.pk)
    return case


@transaction.atomic
def reopen(case: Case, *, by: Employee, now: datetime) -> Case:
    """Opens a case again at an officer's wish, with a fresh clock."""
    case = locked(case)
    resolution = authority.require(by, case.account, Duty.ANSWER, now)
    require_free(case, by, now)
    if case.state == CaseState.OPEN:
        raise Refused(_("This case is open already."), clause="P-51")
    due = promises().for_case(case.kind, case.urgency, now)
    case.state, case.due_at, case.closed_at = CaseState.OPEN, due.next_at, None
    case.save(update_fields=["state", "due_at", "closed_at"])
    open_debt(case, due, now)
    record(
        "case.reopened",
        by=by,
        about=case,
        now=now,
        clause="P-12",
        resolution=resolution.number,
        account=case.account.label,
    )
    tell("reopened", account=case.account_id, case=case.pk)
    return case


def _absorb_echo(message: Message, network_id: str) -> None:
    """A proof that comes late finds its echo taken in already, as if written elsewhere."""
    echo = Message.objects.filter(account=message.account_id, network_id=network_id)
    echo.filter(delivery=None, direction=Message.Direction.OUT).exclude(pk=message.pk).delete()


def _check_exception(settlement: str, reason: str) -> None:
    exceptions = set(Settlement) - {Settlement.ANSWER}
    if settlement not in exceptions or not reason.strip():
        raise Refused(
            _("An answer is owed here. Answer it, or choose an exception and state the reason."),
            clause="P-51",
        )
    if len(reason) > LONGEST_REASON:
        raise Refused(
            _("Say the reason in at most %(most)s characters.") % {"most": LONGEST_REASON},
            clause="P-51",
        )


def _check_nothing_is_on_its_way(case: Case) -> None:
    unsettled = Delivery.objects.filter(
        message__case=case,
        automatic=False,
        state__in=[Delivery.State.WAITING, Delivery.State.SENDING, Delivery.State.UNKNOWN],
    )
    if unsettled.exists():
        raise Refused(
            _("An answer is on its way. Wait until it is published, or take it back first."),
            clause="P-51",
        )


def _settle(
    case: Case,
    now: datetime,
    settlement: Settlement,
    *,
    answer: Message | None = None,
    reason: str = "",
) -> None:
    AnswerOwed.objects.filter(case=case, settled_at=None).update(
        settled_at=now, settlement=settlement, answer=answer, reason=reason
    )
    case.clocks.filter(stopped_at=None, kind__in=ClockKind.values).update(stopped_at=now)
