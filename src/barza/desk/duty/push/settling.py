"""What is written before and after a call to a push service, each in a transaction of its own."""

from datetime import datetime, timedelta

from django.db import transaction

from barza.desk.audit.actions import Actor
from barza.desk.duty.models import Push, PushSubscription

from . import message
from .forgetting import forget
from .posting import Fate, Outcome, Parcel

MOST_TRIES = 5
FIRST_WAIT, GROWTH = 5, 3
"""Seconds to the second try, and by how much each later wait is longer."""
LONGEST_WAIT = 15 * 60
"""Seconds. Who asks for more is not tried again: by then others have been called."""
LOST_AFTER = timedelta(minutes=1)
"""How long a call may be under way before it counts as lost with the worker that made it."""

State = Push.State
ENDS = {Fate.SENT: State.SENT, Fate.GONE: State.GONE, Fate.UNKNOWN: State.UNKNOWN}


@transaction.atomic
def claim(pk: int, now: datetime) -> Parcel | None:
    """Marks it as being sent, before it is: whatever happens next, it is not sent twice."""
    push = _waiting(pk, now)
    if push is None:
        return None
    device = push.subscription
    needed = push.person.is_active and not (push.step and push.step.ended_at)
    if device is None or device.employee_id != push.person_id or not needed:
        _end(push, State.DROPPED, "not needed", now)
        return None
    push.state, push.tries, push.due_at = State.SENDING, push.tries + 1, now + LOST_AFTER
    push.save(update_fields=["state", "tries", "due_at"])
    text, topic = message.of(push), message.topic_of(push)
    return Parcel(device.endpoint, device.p256dh, device.auth, text, topic)


@transaction.atomic
def settle(pk: int, outcome: Outcome, now: datetime) -> Push:
    """The device is locked before the notification, as whoever forgets a device does."""
    device = _locked_device(pk)
    push = Push.objects.select_for_update(of=("self",)).get(pk=pk)
    wait = max(outcome.wait, FIRST_WAIT * GROWTH ** (push.tries - 1))
    if outcome.fate is Fate.AGAIN and push.tries < MOST_TRIES and wait <= LONGEST_WAIT:
        push.state, push.outcome = State.WAITING, outcome.said
        push.due_at = now + timedelta(seconds=wait)
        push.save(update_fields=["state", "outcome", "due_at"])
    else:
        _end(push, ENDS.get(outcome.fate, State.REFUSED), outcome.said, now)
    if device and push.subscription_id == device.pk:
        _tell_device(device, outcome, now)
        push.refresh_from_db(fields=["subscription"])
    return push


@transaction.atomic
def abandon(now: datetime) -> int:
    """Those that a worker died over: perhaps taken, so never sent again."""
    lost = Push.objects.filter(state=State.SENDING, due_at__lte=now)
    return lost.update(state=State.UNKNOWN, outcome="lost", ended_at=now)


def _waiting(pk: int, now: datetime) -> Push | None:
    rows = Push.objects.select_for_update(skip_locked=True, of=("self",))
    related = rows.select_related("step__escalation", "subscription", "person")
    return related.filter(pk=pk, state=State.WAITING, due_at__lte=now).first()


def _end(push: Push, state: str, outcome: str, now: datetime) -> None:
    push.state, push.outcome, push.ended_at = state, outcome, now
    push.save(update_fields=["state", "outcome", "ended_at"])


def _locked_device(pk: int) -> PushSubscription | None:
    """None: it was forgotten meanwhile."""
    told = Push.objects.filter(pk=pk).values("subscription")
    return PushSubscription.objects.select_for_update().filter(pk__in=told).first()


def _tell_device(device: PushSubscription, outcome: Outcome, now: datetime) -> None:
    if outcome.fate is Fate.GONE:
        forget(device, "gone", Actor.SYSTEM, now)
        return
    told = PushSubscription.objects.filter(pk=device.pk)
    if outcome.fate is Fate.SENT:
        told.update(last_ok_at=now, failing="")
    else:
        told.update(failing=outcome.said)
