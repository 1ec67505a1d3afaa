"""An answer leaves the desk: checked, written, ordered and recorded in one transaction."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from barza import screening
from barza.desk.accounts import authority
from barza.desk.accounts.models import Duty
from barza.desk.audit.actions import REFUSED, record
from barza.desk.audit.queries import about
from barza.desk.cases import actions as cases
from barza.desk.cases.models import Case, CaseState, Message
from barza.desk.channels import outbox
from barza.desk.channels.models import UNDER_WAY, Delivery
from barza.desk.core import clauses
from barza.desk.core.errors import Refused
from barza.desk.core.live import tell
from barza.desk.inbox import approving, guarding, ordering, outgoing
from barza.desk.inbox.guarding import Held, Seen
from barza.desk.inbox.models import Draft
from barza.desk.inbox.stances import Stance, line_for
from barza.desk.people.models import Employee
from barza.desk.policy.models import Position

from .leases import lease_end


def answer(
    case: Case,
    *,
    text: str,
    lang: str = "",
    reason: str = "",
    stance: str = Stance.INFORMATION,
    position: int | None = None,
    by: Employee,
    now: datetime,
) -> Delivery:
    """Orders one answer to what the citizen last wrote; it leaves after ``UNDO_SECONDS``.

    ``reason`` is why a text that the screening holds goes out all the same (P-46); it is
    recorded. ``position`` is the line that an official position rests on (P-69). Raises
    ``Refused`` when the case is closed or held by another person, when an
    answer is already on its way, when no resolution lets ``by`` answer (P-61), when the text
    does not fit (P-04), when the screening holds it and no reason is given, or the
    delegation leaves the reason to others (P-44, P-90 to P-96), when an official position rests
    on no line in force (P-69), and when two people have to agree on it and have not (P-44).
    """
    authority.require(by, case.account, Duty.ANSWER, now)
    text = outgoing.fitting(text, case)
    seen = guarding.look(case, text, lang)
    words = _Words(text, lang, reason.strip(), seen, stance, position)
    try:
        return _order(case, words, by, now)
    except Held as held:
        if case.account.is_practice:
            _record_held(case, words, held, by, now)
        raise


def send_again(delivery: Delivery, *, by: Employee, now: datetime) -> Delivery:
    """Orders a refused answer anew, as a delivery of its own, for the reason once given.

    Raises ``Refused`` as ``answer`` does, and when it is published after all.
    """
    message = Message.objects.select_related("case__account").get(delivery=delivery)
    if message.case is None:
        raise Refused(_("This answer belongs to no case."))
    if delivery.automatic:
        raise Refused(
            _("An automatic acknowledgement is not sent again. Answer the citizen."), clause="P-43"
        )
    text, reason = outgoing.fitting(delivery.text, message.case), _reason_for(message)
    seen = guarding.look(message.case, text, delivery.lang)
    stance = Stance.POSITION if delivery.position_id else Stance.INFORMATION
    words = _Words(text, delivery.lang, reason, seen, stance, delivery.position_id, delivery)
    return _order(message.case, words, by, now)


def _reason_for(message: Message) -> str:
    """Why its text goes out although the screening holds it; empty where it doesn't."""
    act = about(message).filter(event="inbox.answered").first()
    return act.details["reason"] if act else ""


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    lang: str
    reason: str
    seen: Seen
    stance: str = Stance.INFORMATION
    position: int | None = None
    """The line that was chosen; looked up when it is ordered."""
    again: Delivery | None = None
    """The refused delivery that said the same."""


@transaction.atomic
def _record_held(case: Case, words: _Words, held: Held, by: Employee, now: datetime) -> None:
    """In the practice town what the screening held back is what is learned from, so it is kept:
    which clauses, not the words. Of a real account nothing is kept of what was never said."""
    record(
        "inbox.held",
        by=by,
        about=case,
        now=now,
        clause=held.clause,
        account=case.account.label,
        result=REFUSED,
        found=clauses.in_order(one.clause for one in words.seen.held),
    )


@transaction.atomic
def _order(case: Case, words: _Words, by: Employee, now: datetime) -> Delivery:
    case = cases.claim(case, by=by, now=now, until=lease_end(now))
    resolution = authority.require(by, case.account, Duty.ANSWER, now)
    guarding.require_clear(words.seen, case, reason=words.reason, by=by, now=now)
    if words.again:
        _require_unpublished(words.again, case)
    _require_answerable(case)
    line = line_for(words.stance, words.position, now)
    under = approving.require(case, words.text, by=by, now=now)
    message = _write(case, words, line, by, now)
    record(
        "inbox.answered",
        by=by,
        about=message,
        now=now,
        clause="P-51",
        resolution=resolution.number,
        account=case.account.label,
        case=case.pk,
        findings=sorted({one.rule for one in words.seen.findings}),
        reason=words.reason,
        under=under,
        **_rests_on(line),
    )
    _record_override(message, case, words, by, now, resolution.number)
    Draft.objects.filter(case=case, employee=by).delete()
    delivery = message.delivery
    if delivery is None:
        raise RuntimeError("An answer is written with its delivery.")
    ordering.order(delivery)
    tell("answering", account=case.account_id, case=case.pk)
    return delivery


def _rests_on(line: Position | None) -> dict[str, str]:
    """What the act says of an official position: number, version, and document."""
    return {"position": line.reference, "basis": line.basis} if line else {}


def _record_override(
    message: Message, case: Case, words: _Words, by: Employee, now: datetime, resolution: str
) -> None:
    """For each clause that the text was held for: what was found, and why it goes out (P-46)."""
    for clause in clauses.in_order(one.clause for one in words.seen.held):
        record(
            "inbox.overridden",
            by=by,
            about=message,
            now=now,
            clause=clauses.requirement(clause),
            resolution=resolution,
            account=case.account.label,
            case=case.pk,
            found=clause,
            rules=sorted({one.rule for one in words.seen.held if one.clause == clause}),
            reason=words.reason,
        )


def _write(
    case: Case, words: _Words, line: Position | None, by: Employee, now: datetime
) -> Message:
    to = outgoing.addressed(case)
    delivery = outbox.enqueue(
        account=case.account,
        by=by,
        text=words.text,
        reply_to=to.network_id or "",
        thread=case.thread.network_id,
        to=outgoing.recipient(case),
        visibility=to.visibility,
        lang=words.lang,
        position=line,
        not_before=now + timedelta(seconds=settings.UNDO_SECONDS),
        now=now,
    )
    return Message.objects.create(
        account=case.account,
        thread_id=case.thread_id,
        case=case,
        employee=by,
        delivery=delivery,
        direction=Message.Direction.OUT,
        parent=delivery.reply_to,
        text=words.text,
        folded=screening.fold(words.text),
        lang=words.lang,
        visibility=to.visibility,
        at=now,
    )


def _require_answerable(case: Case) -> None:
    if case.state == CaseState.CLOSED:
        raise Refused(_("This case is closed. Reopen it to answer."))
    on_its_way = Delivery.objects.filter(message__case=case, state__in=UNDER_WAY)
    if on_its_way.filter(automatic=False).exists():
        raise Refused(
            _("An answer to this case is on its way already. Wait for it, or take it back first.")
        )


def _require_unpublished(delivery: Delivery, case: Case) -> None:
    """With the case locked: whoever comes second finds what the first one did."""
    delivery.refresh_from_db(fields=["state"])
    if delivery.state != Delivery.State.REFUSED:
        raise Refused(_("Only an answer that was refused can be sent again."))
    same = Delivery.objects.filter(message__case=case, text=delivery.text, pk__gt=delivery.pk)
    if same.filter(state=Delivery.State.DONE).exists():
        raise Refused(
            _("This answer was sent again already, and is published. See the conversation.")
        )
