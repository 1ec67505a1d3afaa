"""Tells an address of every new status, as Mastodon's admin webhooks do."""

import asyncio
import hashlib
import hmac
import json

import httpx

from barza.town.entities.status import status as entity
from barza.town.papers import webhook_secret
from barza.town.store import accounts, statuses
from barza.town.store.records import Status
from barza.town.town import Town

TICK = 0.2
ATTEMPTS = 5
FIRST_WAIT = 0.5
"""Seconds before the second attempt; each further wait is twice as long."""

_DELIVERED = "delivered_id"


async def deliver_all(town: Town, url: str) -> None:
    """For ever. Begins with what is written from now on; a restart goes on where it stopped."""
    with town.store.transaction():
        if not town.store.meta(_DELIVERED):
            town.store.set_meta(_DELIVERED, town.store.meta("last_id") or "0")
    async with httpx.AsyncClient(timeout=5, trust_env=False) as http:
        while True:
            for new in statuses.after(town.store, int(town.store.meta(_DELIVERED))):
                await _deliver(town, http, url, new)
                town.store.set_meta(_DELIVERED, str(new.id))
            await asyncio.sleep(TICK)


async def _deliver(town: Town, http: httpx.AsyncClient, url: str, new: Status) -> None:
    us = accounts.institution(town.store)
    if statuses.seen(town.store, us.id, new.id) is None:
        return
    message = {
        "event": "status.created",
        "created_at": new.created_at,
        "object": entity(town, us, new),
    }
    body = json.dumps(message, ensure_ascii=False).encode()
    headers = {
        "Content-Type": "application/json",
        "X-Hub-Signature": signature(webhook_secret(town.store), body),
    }
    for attempt in range(ATTEMPTS):
        if await _taken(http, url, body, headers):
            return
        await asyncio.sleep(FIRST_WAIT * 2**attempt)


def signature(secret: str, body: bytes) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


async def _taken(http: httpx.AsyncClient, url: str, body: bytes, headers: dict[str, str]) -> bool:
    try:
        return (await http.post(url, content=body, headers=headers)).is_success
    except httpx.HTTPError:
        return False
