"""What our accounts did, compared with what the desk did (P-73). Nothing may be left over.

Each event of our own account's is compared once: it is older than the connection, or a delivery of
ours explains it, or it was done outside the desk, which opens an incident. While a delivery's
answer has not come back, its own echo may be here already: such an event waits. Reposts and likes
are not told by the looks, and are not compared.
"""

import logging
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from pydantic import ValidationError

from barza import screening
from barza.connectors.items import Item, ItemKind
from barza.desk.audit.actions import Actor, record

from .codec import item_of
from .models import Cursor, Delivery, ReceivedEvent, UnexplainedItem
from .outbox.network import CLOCK_SKEW

log = logging.getLogger(__name__)
MANY = 200
"""Events of one transaction."""
PATIENCE = timedelta(minutes=15)
"""How long other words than those on their way wait for a delivery in the same place: longer than
the outbox looks for what it sent."""
OPEN_OUTCOME = (Delivery.State.SENDING, Delivery.State.UNKNOWN)
KINDS = {
    ItemKind.MESSAGE: UnexplainedItem.Kind.PUBLISHED,
    ItemKind.EDITED: UnexplainedItem.Kind.EDITED,
    ItemKind.DELETED: UnexplainedItem.Kind.DELETED,
}

Origin = ReceivedEvent.Origin
CITIZEN = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What an event turned out to be; ``origin`` None: it can't be told yet."""

    origin: str | None
    delivery: Delivery | None = None
    original: Item | None = None


WAITS = Found(None)


def reconcile(now: datetime) -> int:
    """Compares all that is not compared yet; returns how many incidents it opened."""
    opened, after = 0, 0
    while True:
        more, last = _some(after, now)
        opened += more
        if last is None:
            return opened
        after = last


@transaction.atomic
def _some(after: int, now: datetime) -> tuple[int, int | None]:
    """One batch behind a key: (incidents opened, the key to go on behind)."""
    events = list(
        ReceivedEvent.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(origin=Origin.UNCHECKED, incomplete=False, pk__gt=after)
        .filter(account__cursor__watched_since_at__isnull=False)
        .select_related("account")
        .order_by("pk")[:MANY]
    )
    watched = {
        cursor.account_id: cursor
        for cursor in Cursor.objects.filter(account__in={one.account_id for one in events})
    }
    opened = 0
    keys: dict[str, list[int]] = defaultdict(list)
    for event in events:
        item = _read(event)
        if item is None:
            keys[CITIZEN].append(event.pk)
            continue
        origin = _settled(event, item, watched.get(event.account_id), now)
        if origin is not None:
            keys[origin].append(event.pk)
        opened += origin == Origin.ELSEWHERE
    for origin, pks in keys.items():
        ReceivedEvent.objects.filter(pk__in=pks).update(origin=origin)
    return opened, events[-1].pk if len(events) == MANY else None


def _settled(event: ReceivedEvent, item: Item, cursor: Cursor | None, now: datetime) -> str | None:
    """Opens an incident where there is one; returns what the event turned out to be.

    An event that fails is compared again in the next round, and takes no other with it.
    """
    try:
        with transaction.atomic():
            found = _compared(event, item, cursor, now)
            if found.origin == Origin.ELSEWHERE:
                _open(event, item, found, now)
            return found.origin
    except Exception:
        log.exception("event %s could not be compared", event.pk)
        return None


def _read(event: ReceivedEvent) -> Item | None:
    """None: it can't be read; the intake sets it aside with the reason."""
    try:
        return item_of(event.item)
    except ValidationError:
        log.exception("event %s can't be compared", event.pk)
        return None


def _compared(event: ReceivedEvent, item: Item, cursor: Cursor | None, now: datetime) -> Found:
    if cursor is None or cursor.watched_since_at is None:
        return WAITS
    if item.kind == ItemKind.DELETED:
        return _whose(event, item, now)
    if _is_history(event, item, cursor, cursor.watched_since_at):
        return Found(Origin.HISTORY)
    if item.kind == ItemKind.EDITED:
        return Found(Origin.ELSEWHERE, _deliveries(event, Q(network_id=item.id)).first())
    return _explained(event, item, now)


def _is_history(event: ReceivedEvent, item: Item, cursor: Cursor, since: datetime) -> bool:
    """Came with the first sync, and is as old as that says. What comes later with an old date was
    put there later: a blog lets its authors choose the date."""
    came_first = cursor.caught_up_at is None or event.received_at <= cursor.caught_up_at
    return came_first and _happened(item) <= since + CLOCK_SKEW


def _explained(event: ReceivedEvent, item: Item, now: datetime) -> Found:
    """One query, so one moment: a delivery that becomes done meanwhile is seen before or after.

    Whatever left the desk stands there as being sent before the network could hear of it.
    """
    sent_there = Q(network_id="", tries__gt=0, reply_to=item.parent or "")
    candidates = list(_deliveries(event, Q(network_id=item.id) | sent_there))
    for delivery in candidates:
        if delivery.network_id:
            return Found(Origin.DESK, delivery)
    for delivery in candidates:
        is_open = delivery.state in OPEN_OUTCOME
        if is_open and (_says(delivery, item) or event.received_at > now - PATIENCE):
            return WAITS
    for delivery in candidates:
        if _says(delivery, item):
            return Found(Origin.DESK, delivery)
    return Found(Origin.ELSEWHERE)


def _whose(event: ReceivedEvent, item: Item, now: datetime) -> Found:
    """A network tells what was deleted, not whose it was: the desk knows what it had there."""
    in_question = Q(network_id="", state__in=OPEN_OUTCOME)
    candidates = list(_deliveries(event, Q(network_id=item.id) | in_question))
    for delivery in candidates:
        if delivery.network_id:
            return Found(Origin.ELSEWHERE, delivery)
    told = ReceivedEvent.objects.filter(account=event.account_id, event=item.id).first()
    if told is None:
        is_early = event.received_at > now - PATIENCE
        return WAITS if candidates and is_early else Found(CITIZEN)
    if told.incomplete:
        return WAITS
    original = _read(told)
    if original is None or not original.own:
        return Found(CITIZEN)
    return Found(Origin.ELSEWHERE, original=original)


def _deliveries(event: ReceivedEvent, which: Q) -> QuerySet[Delivery]:
    return Delivery.objects.filter(which, account=event.account_id).order_by("pk")


def _says(delivery: Delivery, item: Item) -> bool:
    """The same words; the addressee may stand in front."""
    words = screening.fold(delivery.text)
    return bool(words) and screening.fold(item.text).endswith(words)


def _happened(item: Item) -> datetime:
    return item.edited_at if item.kind == ItemKind.EDITED and item.edited_at else item.at


def _open(event: ReceivedEvent, item: Item, found: Found, now: datetime) -> None:
    original, delivery = found.original, found.delivery
    url = item.url or (original.url if original else "") or (delivery.url if delivery else "")
    text = item.text or (original.text if original else "") or (delivery.text if delivery else "")
    opened = UnexplainedItem.objects.create(
        account=event.account,
        event=event,
        delivery=delivery,
        kind=KINDS[item.kind],
        network_id=item.id[:300],
        url=url[:500],
        text=text,
        happened_at=_happened(item),
        seen_at=event.received_at,
    )
    record(
        "unexplained.opened",
        by=Actor.SYSTEM,
        about=opened,
        now=now,
        clause="P-73",
        account=event.account.label,
        kind=opened.kind,
        network_id=opened.network_id,
        url=opened.url,
    )
