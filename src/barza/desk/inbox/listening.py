"""One ear a process: listens to PostgreSQL and passes what it hears on to every open page."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.db import connection
from pydantic import BaseModel, ValidationError

from barza.desk.core.live import CHANNEL

log = logging.getLogger(__name__)
WAITING = 200
"""How many things a page may be behind; one that is further behind looks at everything anew."""
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
"""Seconds before the next attempt when the database can't be reached."""


class Heard(BaseModel):
    what: str
    account: int
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Anew:
    """Something may have been missed."""


Told = Heard | Anew


class Ear:
    """Connected while somebody listens; reconnects by itself, and says that it has."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[Told]] = set()
        self._task: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["asyncio.Queue[Told]"]:
        queue: asyncio.Queue[Told] = asyncio.Queue(WAITING)
        self._listeners.add(queue)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._listen())
        try:
            yield queue
        finally:
            self._listeners.discard(queue)
            if not self._listeners and self._task:
                self._task.cancel()
                self._task = None

    async def _listen(self) -> None:
        wait = FIRST_WAIT
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    **_parameters(), autocommit=True
                ) as ear:
                    await ear.execute(f"LISTEN {CHANNEL}".encode())
                    self._tell(Anew())
                    wait = FIRST_WAIT
                    async for notice in ear.notifies():
                        self._hear(notice.payload)
            except psycopg.OperationalError as error:
                log.warning("open pages hear nothing for %s s: %s", wait, error)
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)

    def _hear(self, payload: str) -> None:
        try:
            self._tell(Heard.model_validate_json(payload))
        except ValidationError:
            log.warning("not understood on %s: %.200s", CHANNEL, payload)

    def _tell(self, told: Told) -> None:
        for queue in self._listeners:
            if queue.full():
                while not queue.empty():
                    queue.get_nowait()
                told = Anew()
            queue.put_nowait(told)


def _parameters() -> dict[str, Any]:
    known = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    return {name: known[name] for name in names if known.get(name)}


_ears: WeakKeyDictionary[asyncio.AbstractEventLoop, Ear] = WeakKeyDictionary()


def ear() -> Ear:
    """The one of the running event loop."""
    return _ears.setdefault(asyncio.get_running_loop(), Ear())


def event(name: str, data: dict[str, Any]) -> bytes:
    """One server-sent event (WHATWG HTML § 9.2)."""
    return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()
