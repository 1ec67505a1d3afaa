"""Keeping what a network told us: one insert, nothing read, nothing twice."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from barza.connectors.items import Item
from barza.desk.accounts.models import Account
from barza.desk.channels import codec

INSERT = """
INSERT INTO channels_receivedevent
    (account_id, event, via, item, received_at, tries, problem, incomplete)
SELECT %s, event, %s, item, %s, 0, '', incomplete
FROM unnest(%s::text[], %s::jsonb[], %s::boolean[]) AS told (event, item, incomplete)
ON CONFLICT (account_id, event) DO NOTHING
"""
LONGEST_EVENT = 300


def store(account: Account, items: Iterable[Item], via: str, now: datetime) -> int:
    """Stores the items that are new in one statement; returns how many were.

    In one order for all, so that a webhook and a poll that tell the same never wait for
    each other in a circle.
    """
    rows = {_event(item): item for item in items}
    if not rows:
        return 0
    ordered = sorted(rows)
    told = [json.dumps(codec.dict_of(rows[event])) for event in ordered]
    incomplete = [not rows[event].whole for event in ordered]
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [account.pk, via, now, ordered, told, incomplete])
        return int(cursor.rowcount)


def _event(item: Item) -> str:
    """The item's event name; an overlong one by its digest, which is as unique."""
    name = item.event.replace("\x00", "")
    if len(name) <= LONGEST_EVENT:
        return name
    return hashlib.sha256(name.encode()).hexdigest()
