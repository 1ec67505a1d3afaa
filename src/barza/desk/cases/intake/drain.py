import dataclasses
import logging
from collections.abc import Sequence
from datetime import datetime

from django.db import DataError, IntegrityError, InterfaceError, OperationalError, transaction
from pydantic import ValidationError

from barza.connectors.items import Item, ItemKind
from barza.desk.cases import reference
from barza.desk.cases.reference import Reference
from barza.desk.channels.codec import item_of
from barza.desk.core.live import tell

from . import changes, conversations, owing, queue
from .queue import Event
from .reading import Fact, read

log = logging.getLogger(__name__)
BATCH = 500


def drain(now: datetime, limit: int = BATCH) -> int:
    """Takes in one batch; returns how many events it dealt with, 0 when none is left.

    All of a batch happens in one transaction, or nothing does: a worker that dies loses and
    doubles nothing. A batch that fails is taken one by one, so that no event stands in the
    way of the others. Raises ``OperationalError`` when it is the database that fails.
    """
    events: list[Event] = []
    try:
        with transaction.atomic():
            events = queue.claim(now, limit)
            _take(events, now)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        if not events:
            raise
        if limit > 1:
            return sum(drain(now, 1) for _ in events)
        _stumble(events[0], error, now)
    return len(events)


def _stumble(event: Event, error: Exception, now: datetime) -> None:
    """What the database refuses is set aside; for a fault of ours, it waits until it is mended."""
    if isinstance(error, DataError | IntegrityError):
        queue.set_aside(event, str(error), now)
    else:
        log.error("event %s can't be taken in yet", event.id, exc_info=error)
        queue.put_off([event], now)


def _take(events: Sequence[Event], now: datetime) -> None:
    if not events:
        return
    items = _readable(events, now)
    known = reference.load({event.account for event, _ in items}, now)
    facts = read(items, known)
    messages = [fact for fact in facts if fact.item.kind == ItemKind.MESSAGE]
    changed = [fact for fact in facts if fact.item.kind != ItemKind.MESSAGE]
    if changed:
        conversations.lock_threads(facts)
    waiting = _take_messages(messages, known)
    early, orphans = changes.apply(changed, now)
    waiting += early + _take_messages([_as_message(fact) for fact in orphans], known)
    waits = {fact.event.id for fact in waiting}
    queue.put_off([event for event, _ in items if event.id in waits], now)
    queue.mark_taken([event for event, _ in items if event.id not in waits], now)
    for account in {fact.account for fact in facts}:
        tell("taken in", account=account)


def _readable(events: Sequence[Event], now: datetime) -> list[tuple[Event, Item]]:
    items: list[tuple[Event, Item]] = []
    for event in events:
        try:
            items.append((event, item_of(event.item)))
        except ValidationError as error:
            queue.set_aside(event, str(error), now)
    return items


def _as_message(fact: Fact) -> Fact:
    return dataclasses.replace(fact, item=dataclasses.replace(fact.item, kind=ItemKind.MESSAGE))


def _take_messages(facts: Sequence[Fact], known: Reference) -> list[Fact]:
    """Stores new messages and what they open; returns those that must wait."""
    if not facts:
        return []
    own, waits = conversations.part_own([fact for fact in facts if fact.item.own])
    new = [fact for fact in facts if not fact.item.own] + own
    if not new:
        return waits
    conversations.write_threads(new)
    new = conversations.unknown(new)
    conversations.write_handles(new, known.accounts)
    owing.write_cases([fact for fact in new if fact.is_contribution], known)
    conversations.write_messages(new)
    conversations.write_findings(new)
    return waits
