"""Acknowledgements are ordered like any answer: a row in the transaction, sent once, afterwards.

The authority is that of who turned it on; it is asked when the row is written, and again just
before it is sent (P-61). A worker that dies in between leaves a row, or nothing.
"""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from barza import screening
from barza.connectors.errors import ConnectorError
from barza.desk.audit.actions import Actor, record
from barza.desk.cases.models import Case, CaseState, Handle, Message
from barza.desk.channels import outbox
from barza.desk.channels.models import Delivery
from barza.desk.core import calendar as working
from barza.desk.core.errors import Refused
from barza.desk.core.live import tell
from barza.desk.core.models import Institution
from barza.desk.duty import queries as duty
from barza.desk.inbox import ordering, outgoing
from barza.desk.inbox.models import Acknowledgement

from .choosing import is_in_hand, waiting, why_not
from .standing import Standing, allows, standing, wanted
from .wording import Values, composed

log = logging.getLogger(__name__)
AT_ONCE = 100
"""Cases of an account in one round of the job; what is left waits for the next."""
BOTH = "both"


@dataclass(frozen=True, slots=True)
class _Word:
    """What is said to whom; or why nothing is."""

    human_at: datetime
    text: str = ""
    lang: str = ""
    to: Message | None = None
    why: str = ""


def acknowledge(now: datetime) -> int:
    """Acknowledges what came while nobody is there; returns how many were. A second time at the
    same instant acknowledges nothing. An account that fails holds up no other."""
    return sum(_guarded(one, now) for one in wanted(now))


def _guarded(one: Standing, now: datetime) -> int:
    """Of an account without a connection nothing is kept: the next round asks again."""
    try:
        return _account(one, now)
    except outgoing.Unconnected:
        log.info("account %s is not connected: nothing is acknowledged", one.account.pk)
    except Exception:
        log.exception("account %s could not acknowledge", one.account.pk)
    return 0


def _account(one: Standing, now: datetime) -> int:
    human_at = duty.attended_from(one.account, now)
    if human_at is None or human_at <= now:
        return 0
    cases = waiting(one, now).select_related("account", "handle", "thread")[:AT_ONCE]
    return sum(_case(one, case, _word(one, case, human_at, now), now) for case in list(cases))


def _word(one: Standing, case: Case, human_at: datetime, now: datetime) -> _Word:
    """Outside any transaction: a network may be asked how long a text may be."""
    try:
        to = outgoing.addressed(case)
    except outgoing.Unconnected:
        raise
    except Refused:
        return _Word(human_at, why=Acknowledgement.Why.NO_WAY)
    if reason := why_not(case, to):
        return _Word(human_at, why=reason)
    if one.setting is None:
        raise RuntimeError("Only what is set is acknowledged.")
    institution = Institution.objects.first()
    hotline = institution.hotline if institution else ""
    values = Values(case.reference, human_at, hotline, now, working.load().zone)
    lang = to.lang if to.lang in ("ar", "en") else BOTH
    for attempt in (lang, "ar") if lang == BOTH else (lang,):
        text = composed(one.setting, attempt, values)
        if _fits(case, text):
            return _Word(human_at, text, "" if attempt == BOTH else attempt, to)
    return _Word(human_at, why=Acknowledgement.Why.TOO_LONG)


def _fits(case: Case, text: str) -> bool:
    try:
        count, most = outgoing.length(case, text)
    except ConnectorError:
        return True  # a network that can't be asked now has its say when it is sent
    return count <= most


@transaction.atomic
def _case(one: Standing, case: Case, word: _Word, now: datetime) -> int:
    """Asks again with the citizen and the case locked: whoever comes second finds it done."""
    Handle.objects.select_for_update(no_key=True).get(pk=case.handle_id)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if not waiting(one, now).filter(pk=case.pk).exists():
        return 0
    message = _write(one, case, word, now) if word.to else None
    Acknowledgement.objects.create(
        case=case,
        handle=case.handle,
        account=one.account,
        delivery=message.delivery if message else None,
        why=word.why,
        human_at=word.human_at,
        at=now,
    )
    _note(one, case, word, now)
    if message is None or message.delivery is None:
        return 0
    ordering.order(message.delivery)
    tell("acknowledging", account=case.account_id, case=case.pk)
    return 1


def _write(one: Standing, case: Case, word: _Word, now: datetime) -> Message:
    if word.to is None or one.setting is None:
        raise RuntimeError("An acknowledgement is sent to a message, in words that are set.")
    delivery = outbox.enqueue(
        account=case.account,
        by=one.setting.set_by,
        text=word.text,
        reply_to=word.to.network_id or "",
        thread=case.thread.network_id,
        to=outgoing.recipient(case),
        visibility=word.to.visibility,
        lang=word.lang,
        not_before=now,
        now=now,
        automatic=True,
    )
    return Message.objects.create(
        account=case.account,
        thread_id=case.thread_id,
        case=case,
        delivery=delivery,
        direction=Message.Direction.OUT,
        parent=delivery.reply_to,
        text=word.text,
        folded=screening.fold(word.text),
        lang=word.lang,
        visibility=word.to.visibility,
        at=now,
    )


def _note(one: Standing, case: Case, word: _Word, now: datetime) -> None:
    """Says under whose decision and which resolution the desk spoke by itself (P-39)."""
    if one.setting is None or one.resolution is None:
        raise RuntimeError("Nothing is acknowledged without an authority.")
    record(
        "inbox.not_acknowledged" if word.why else "inbox.acknowledged",
        by=Actor.SYSTEM,
        about=case,
        now=now,
        clause="P-43",
        resolution=one.resolution.number,
        account=one.account.label,
        decided_by=one.setting.set_by.username,
        setting=one.setting.pk,
        human_at=word.human_at.isoformat(),
        why=str(word.why),
    )


def drop_if_stale(delivery: Delivery, now: datetime) -> None:
    """Not sent any more once a human reads it, has the case in hand, or answers; nor where it is
    turned off meanwhile, or stopped with its authority."""
    found = Acknowledgement.objects.select_related("case__account").filter(delivery=delivery)
    one = found.first()
    if one is not None and not _holds(one, now):
        outbox.drop(delivery, because="stale", now=now)


def _holds(one: Acknowledgement, now: datetime) -> bool:
    if now >= one.human_at or one.case.state != CaseState.OPEN:
        return False
    return allows(standing(one.account, now), one.case) and not is_in_hand(one.case, now)
