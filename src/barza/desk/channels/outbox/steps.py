"""One step with one delivery. However many workers take it, and wherever they die, the
network is asked to send at most once for each time that a person or a temporary failure,
which sent nothing, says so."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from barza.connectors.base import Connector, Use
from barza.connectors.errors import Temporary
from barza.desk.accounts import authority
from barza.desk.accounts.models import Duty
from barza.desk.channels import pace
from barza.desk.channels.connectors import NotConnected, connector_of
from barza.desk.channels.models import UNDER_WAY, Delivery
from barza.desk.channels.outside import leave_the_database
from barza.desk.core.errors import Refused
from barza.desk.policy.queries import position_in_force

from . import network, settling
from .queueing import locked
from .settling import Settle

PRESUMED_DEAD = timedelta(seconds=60)
"""A delivery that has been sending for so long: its worker died, or its network hangs."""
GIVES_WAY = timedelta(seconds=5)
"""How long what the desk wrote by itself waits before it asks again whether a person's waits."""

_State = Delivery.State


def due(now: datetime, limit: int = 200) -> list[int]:
    """Deliveries with which something is to be done now, for whoever finds them left over; what
    people wrote stands before what the desk wrote by itself."""
    unsettled = Delivery.objects.filter(state__in=UNDER_WAY, not_before__lte=now)
    fresh = unsettled.filter(state=_State.SENDING, sending_at__gt=now - PRESUMED_DEAD)
    found = unsettled.exclude(pk__in=fresh.values("pk")).order_by("automatic", "not_before")
    return list(found.values_list("pk", flat=True)[:limit])


def attempt(delivery_id: int, now: datetime, settle: Settle) -> str:
    """Sends a waiting delivery, or looks for one of unknown outcome; returns its state then.

    ``settle`` is called in the transaction in which the delivery becomes done.
    """
    leave_the_database()
    delivery = Delivery.objects.select_related("account", "by").get(pk=delivery_id)
    with override(delivery.by.interface_language):
        step = _step(delivery_id, now)
        if step is None:
            return Delivery.objects.values_list("state", flat=True).get(pk=delivery_id)
        return _carry_out(step, delivery, now, settle)


_Ask = Callable[[Delivery, Connector], network.Outcome]


def _carry_out(ask: _Ask, delivery: Delivery, now: datetime, settle: Settle) -> str:
    delivery.refresh_from_db()
    if ask is network.send and not _is_still_ours(delivery, now):
        return delivery.state
    try:
        outcome = ask(delivery, connector_of(delivery.account))
    except NotConnected as error:
        outcome = network.Outcome(problem=Temporary(str(error)))
    finish = settling.after_sending if ask is network.send else settling.after_looking
    return finish(delivery, outcome, now + outcome.took, settle)


def _is_still_ours(delivery: Delivery, now: datetime) -> bool:
    """A process that slept since its step, longer than others waited for it, sends nothing."""
    return delivery.state == _State.SENDING and delivery.sending_at == now


@transaction.atomic
def _step(delivery_id: int, now: datetime) -> _Ask | None:
    """Decides, under a lock, what is to be done now; None: nothing, or another does it."""
    delivery = locked(delivery_id)
    if delivery.state == _State.SENDING and _is_abandoned(delivery, now):
        settling.to_unknown(delivery, now, _("The desk was interrupted while it was sending."))
    if delivery.not_before > now or not delivery.is_under_way:
        return None
    if delivery.state == _State.UNKNOWN:
        return network.look
    if delivery.state == _State.WAITING and _may_send(delivery, now):
        return network.send
    return None


def _is_abandoned(delivery: Delivery, now: datetime) -> bool:
    return delivery.sending_at is None or delivery.sending_at <= now - PRESUMED_DEAD


def _may_send(delivery: Delivery, now: datetime) -> bool:
    """The last gate before the network: authority in force at this instant (P-61), and for an
    official position the approved line that it rests on (P-69)."""
    try:
        resolution = authority.require(delivery.by, delivery.account, Duty.ANSWER, now)
        if delivery.position_id:
            position_in_force(delivery.position_id, now)
        connector = connector_of(delivery.account)
    except Refused as refusal:
        settling.to_refused(delivery, now, str(refusal), clause=refusal.clause)
        return False
    except NotConnected as error:
        sentence = _("This account has no working connection. Ask for it to be connected.")
        settling.to_refused(delivery, now, f"{sentence} ({error})")
        return False
    wait = _wait(delivery, connector, now)
    if wait:
        delivery.not_before = now + wait
        delivery.save(update_fields=["not_before"])
        return False
    delivery.state, delivery.sending_at = _State.SENDING, now
    delivery.tries += 1
    delivery.resolution = resolution.number
    delivery.save(update_fields=["state", "sending_at", "tries", "resolution"])
    return True


def _wait(delivery: Delivery, connector: Connector, now: datetime) -> timedelta:
    """How long until the account may write this; nothing: a turn is taken. The turns are few, and
    a person's answer never waits behind what the desk writes by itself (P-51)."""
    if delivery.automatic:
        others = Delivery.objects.filter(account=delivery.account, automatic=False)
        if others.filter(state=_State.WAITING).exists():
            return GIVES_WAY
    return pace.take(delivery.account, Use.WRITE, connector.paces.get(Use.WRITE), now)
