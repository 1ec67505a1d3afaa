"""Notification and Conversation."""

from typing import Any

from barza.town.store import accounts, statuses, ties
from barza.town.store.notifications import Conversation
from barza.town.store.records import Account, Notification
from barza.town.town import Town

from .account import account
from .status import status


def notification(town: Town, me: Account, what: Notification) -> dict[str, Any]:
    return {
        "id": str(what.id),
        "type": what.type,
        "created_at": what.created_at,
        "group_key": f"ungrouped-{what.id}",
        "account": account(town, accounts.get(town.store, what.sender_id)),
        "status": status(town, me, statuses.get(town.store, what.status_id)),
    }


def conversation(town: Town, me: Account, what: Conversation) -> dict[str, Any]:
    last = statuses.get(town.store, what.last_id)
    people = [accounts.get(town.store, last.account_id), *ties.mentioned(town.store, last)]
    others = dict.fromkeys(who for who in people if who.id != me.id)
    return {
        "id": str(what.id),
        "unread": what.unread,
        "accounts": [account(town, who) for who in others],
        "last_status": status(town, me, last),
    }
