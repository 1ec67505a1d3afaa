"""/api/v1/streaming: what happens, as server-sent events."""

import asyncio
from collections.abc import AsyncIterator

from starlette.responses import PlainTextResponse, Response, StreamingResponse

from .call import Call, route

HEARTBEAT = 15.0
"""Seconds of silence after which a comment shows that the line still stands."""


async def user(call: Call) -> Response:
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    events = _events(call, call.me.id)
    return StreamingResponse(events, headers=headers, media_type="text/event-stream")


async def _events(call: Call, account: int) -> AsyncIterator[str]:
    with call.town.hub.listening(account) as queue:
        yield ":)\n\n"
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), HEARTBEAT)
            except TimeoutError:
                event = ":thump\n\n"
            if event is None:
                return
            yield event


async def health(_: Call) -> Response:
    return PlainTextResponse("OK")


ROUTES = [
    route("/api/v1/streaming/health", GET=health),
    route("/api/v1/streaming/user", GET=user),
    route("/health", GET=health),
]
