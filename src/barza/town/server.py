"""Serving the town from this process until a signal comes."""

import asyncio
import os
import signal
import traceback
from collections.abc import Coroutine
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server
from starlette.applications import Starlette

GRACE = 0.7
"""Seconds that open requests get to finish after a signal."""


async def serve(
    app: Starlette, *, host: str, port: int, beside: list[Coroutine[Any, Any, None]]
) -> None:
    """Runs ``beside`` next to the server, and ends all of it within a second of SIGTERM or
    SIGINT."""
    server = Server(
        app,
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        websockets=False,
        log_level=LogLevels.error,
    )
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    serving = asyncio.create_task(server.serve())
    tasks = [asyncio.create_task(task) for task in beside]
    waiting = asyncio.create_task(stopping.wait())
    await asyncio.wait({serving, waiting, *tasks}, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    app.state.town.hub.close()
    server.stop()  # type: ignore[no-untyped-call]
    await asyncio.wait({serving}, timeout=GRACE)
    failed = _show_failures([serving, *tasks])
    app.state.town.store.close()
    os._exit(failed)  # an open stream would hold the server's threads; everything is committed


def _show_failures(tasks: list[asyncio.Task[Any]]) -> bool:
    failures = [task.exception() for task in tasks if task.done() and not task.cancelled()]
    for failure in filter(None, failures):
        traceback.print_exception(failure)
    return any(failures)
