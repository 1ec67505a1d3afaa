"""What becomes of a delivery once the network has spoken, or has not."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from barza.connectors.base import Use
from barza.connectors.errors import ConnectorError, Expired, Permanent, Temporary
from barza.connectors.items import Sent
from barza.desk.audit.actions import Actor, record
from barza.desk.channels import health, pace, spending
from barza.desk.channels.connectors import kind_of
from barza.desk.channels.models import Delivery
from barza.desk.core.live import tell

from .network import Outcome
from .queueing import locked

Settle = Callable[[Delivery, datetime], None]
"""What is to happen in the very transaction in which a delivery becomes done."""

MOST_TRIES = 8
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)
LOOKS = tuple(timedelta(seconds=s) for s in (5, 15, 60, 180, 300))
"""How long after each look in vain the next one follows. After the last, it isn't there."""

_State = Delivery.State


@transaction.atomic
def after_sending(delivery: Delivery, outcome: Outcome, now: datetime, settle: Settle) -> str:
    """Only the attempt that is still the latest has a say, unless it brings a proof."""
    mine, delivery = delivery, locked(delivery.pk)
    if outcome.sent:
        return _taken(delivery, outcome, now, settle)
    if delivery.tries != mine.tries or delivery.state not in (_State.SENDING, _State.UNKNOWN):
        return delivery.state
    match outcome.problem:
        case Temporary() as problem:
            _try_again(delivery, problem, now)
        case Permanent() as problem:
            to_refused(delivery, now, _("The network refused it: %s") % problem)
        case Expired() as problem:
            health.failed(delivery.account, problem, now)
            to_refused(delivery, now, _reconnect())
        case problem:
            to_unknown(delivery, now, str(problem))
    return delivery.state


@transaction.atomic
def after_looking(delivery: Delivery, outcome: Outcome, now: datetime, settle: Settle) -> str:
    """Another worker may have looked too; whoever is second finds it settled."""
    delivery = locked(delivery.pk)
    if outcome.sent and outcome.is_there and not _is_another(delivery, outcome.sent):
        return _taken(delivery, outcome, now, settle)
    if delivery.state != _State.UNKNOWN:
        return delivery.state
    match outcome.problem:
        case Temporary() | Expired() as problem:
            _look_later(delivery, problem, now)
        case problem:
            _looked_in_vain(delivery, problem, now)
    return delivery.state


def _taken(delivery: Delivery, outcome: Outcome, now: datetime, settle: Settle) -> str:
    """The network has it. A proof is believed whatever we thought before."""
    if delivery.state == _State.DONE:
        return delivery.state
    if not delivery.network_id:
        prices = kind_of(delivery.account).prices
        spending.charge(delivery.account, prices, Use.WRITE, items=1, now=now)
    _name(delivery, outcome)
    if not outcome.is_there:
        to_unknown(delivery, now, _("The network took it but does not show it yet."))
        return delivery.state
    delivery.state, delivery.settled_at, delivery.problem = _State.DONE, now, ""
    delivery.save()
    settle(delivery, now)
    _record(delivery, "delivery.published", now, clause="P-61", network_id=delivery.network_id)
    tell("published", account=delivery.account_id)
    health.works(delivery.account, now)
    return delivery.state


def _is_another(delivery: Delivery, found: Sent) -> bool:
    """The same words may have been said before, in the same place: that is not this one."""
    others = Delivery.objects.filter(account=delivery.account, network_id=found.id)
    return others.exclude(pk=delivery.pk).exists()


def _name(delivery: Delivery, outcome: Outcome) -> None:
    if outcome.sent:
        delivery.network_id, delivery.url = outcome.sent.id, outcome.sent.url[:500]


def to_unknown(delivery: Delivery, now: datetime, problem: str) -> None:
    """Perhaps done. Looked for at once; never sent again by a machine."""
    known = delivery.state == _State.UNKNOWN
    delivery.state, delivery.problem, delivery.not_before = _State.UNKNOWN, problem, now
    delivery.looks, delivery.settled_at = 0, None
    delivery.save()
    if known:
        return
    _record(delivery, "delivery.unknown", now, result="unknown", problem=problem)
    tell("unknown", account=delivery.account_id)


def to_refused(delivery: Delivery, now: datetime, problem: str, *, clause: str = "") -> None:
    """Gives it back to a person, with a sentence that says what to do."""
    delivery.state, delivery.settled_at = _State.REFUSED, now
    delivery.problem, delivery.clause = problem, clause
    delivery.save()
    _record(delivery, "delivery.refused", now, clause=clause, result="refused", problem=problem)
    tell("refused", account=delivery.account_id)


def _try_again(delivery: Delivery, problem: Temporary, now: datetime) -> None:
    if delivery.tries >= MOST_TRIES:
        sentence = _("The network did not take it in %(times)s attempts (%(problem)s).")
        advice = _("Nothing was published. Send it again later.")
        named = {"times": delivery.tries, "problem": problem}
        to_refused(delivery, now, f"{sentence % named} {advice}")
        return
    wait = min(FIRST_WAIT * 2 ** (delivery.tries - 1), LONGEST_WAIT)
    wish = timedelta(seconds=problem.retry_after)
    if wish:
        pace.hold(delivery.account, Use.WRITE, now + wish)
    delivery.state, delivery.problem = _State.WAITING, str(problem)
    delivery.not_before = now + max(wait, wish)
    delivery.save()
    tell("waiting", account=delivery.account_id)


def _look_later(delivery: Delivery, problem: ConnectorError, now: datetime) -> None:
    """A look that failed says nothing about what is there."""
    wish = timedelta(seconds=problem.retry_after if isinstance(problem, Temporary) else 0)
    if isinstance(problem, Expired):
        health.failed(delivery.account, problem, now)
    delivery.problem = _reconnect() if isinstance(problem, Expired) else str(problem)
    delivery.not_before = now + max(LOOKS[2], wish)
    delivery.save()


def _looked_in_vain(delivery: Delivery, problem: ConnectorError | None, now: datetime) -> None:
    delivery.looks += 1
    if delivery.looks > len(LOOKS):
        to_refused(delivery, now, _not_there(problem))
        return
    delivery.not_before = now + LOOKS[delivery.looks - 1]
    delivery.save()


def _not_there(problem: ConnectorError | None) -> str:
    if problem is None:
        return _("It is not on the network. Send it again.")
    return _("Nobody can tell whether it was published. Look at the account yourself first.")


def _reconnect() -> str:
    return _("The network no longer accepts this account's credential. Have it reconnected.")


def _record(delivery: Delivery, event: str, now: datetime, **about: str) -> None:
    record(
        event,
        by=Actor.SYSTEM if delivery.automatic else delivery.by,
        about=delivery,
        now=now,
        resolution=delivery.resolution,
        account=delivery.account.label,
        **about,
    )
