"""What happens at the desk, told to the pages that are open: server-sent events."""

import asyncio
import time
from collections.abc import AsyncGenerator

from asgiref.sync import sync_to_async
from django.db import close_old_connections, connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone

from barza.desk.inbox import listening, queries
from barza.desk.inbox.listening import Anew, Told
from barza.desk.people.models import Employee

HEARTBEAT = 20.0
"""Seconds of silence after which a proxy is shown that we live, and rights are asked for again."""
LIFETIME = 600.0
"""Seconds after which a page comes again, through sign-in and session like any request."""


async def live(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    person = await request.auser()
    if not isinstance(person, Employee):
        return HttpResponse(status=401)
    response = StreamingHttpResponse(_events(person), content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


async def _events(person: Employee) -> AsyncGenerator[bytes, None]:
    """Only what concerns accounts that a resolution in force opens to the person."""
    async with listening.ear().listening() as queue:
        ends = time.monotonic() + LIFETIME
        asked, accounts = 0.0, set[int]()
        yield b"retry: 3000\n\n"
        while time.monotonic() < ends:
            told = await _next(queue)
            if told is None:
                yield b": here\n\n"
            if time.monotonic() - asked > HEARTBEAT:
                accounts, asked = await _accounts(person), time.monotonic()
            if isinstance(told, Anew):
                yield listening.event("anew", {})
            elif told and told.account in accounts:
                yield listening.event("desk", told.model_dump())


async def _next(queue: "asyncio.Queue[Told]") -> Told | None:
    try:
        return await asyncio.wait_for(queue.get(), HEARTBEAT)
    except TimeoutError:
        return None


@sync_to_async
def _accounts(person: Employee) -> set[int]:
    """Asked of the database, whose connection is given back at once: pages stay open for long."""
    close_old_connections()
    try:
        return set(queries.account_ids(person, timezone.now()))
    finally:
        if not connection.in_atomic_block:
            connection.close()
