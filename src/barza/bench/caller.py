"""Calls webhooks as a network does: many connections kept open, each call timed.

Plain sockets: a client library would take more of the two cores than the view that is measured.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlsplit

CONNECTIONS = 16
Call = tuple[str, bytes, dict[str, str]]
"""Path, body, headers."""


def as_fast_as_taken(url: str, calls: Sequence[Call]) -> tuple[float, list[float]]:
    """Calls a second, and milliseconds of each: every connection calls again once answered."""
    started = time.perf_counter()
    times = asyncio.run(_with_connections(url, calls, lambda _: asyncio.sleep(0)))
    return len(calls) / (time.perf_counter() - started), times


def at_a_rate(url: str, calls: Sequence[Call], a_second: float) -> list[float]:
    """Milliseconds of each, from when it was due: waiting for a connection counts."""
    started = time.perf_counter()

    async def due(number: int) -> None:
        await asyncio.sleep(max(0.0, started + number / a_second - time.perf_counter()))

    return asyncio.run(_with_connections(url, calls, due, started, a_second))


Due = Callable[[int], Awaitable[None]]


async def _with_connections(
    url: str, calls: Sequence[Call], due: Due, started: float = 0, a_second: float = 0
) -> list[float]:
    left = iter(enumerate(calls))
    host, port = urlsplit(url).hostname, urlsplit(url).port
    times: list[float] = []

    async def work() -> None:
        reader, writer = await asyncio.open_connection(host, port)
        for number, call in left:
            await due(number)
            begun = started + number / a_second if a_second else time.perf_counter()
            writer.write(_request(call))
            await _accepted(reader)
            times.append((time.perf_counter() - begun) * 1000)
        writer.close()
        await writer.wait_closed()

    await asyncio.gather(*(work() for _ in range(CONNECTIONS)))
    return times


def _request(call: Call) -> bytes:
    path, body, headers = call
    fields = {"Host": "localhost", "Content-Length": str(len(body)), **headers}
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"POST {path} HTTP/1.1\r\n{lines}\r\n".encode() + body


async def _accepted(reader: asyncio.StreamReader) -> None:
    """Raises ``SystemExit`` unless the webhook was taken."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if b" 202 " not in head.split(b"\r\n")[0]:
        raise SystemExit(f"a webhook was answered {head.splitlines()[0].decode()}")
    for line in head.split(b"\r\n"):
        if line.startswith(b"content-length:"):
            await reader.readexactly(int(line.split(b":")[1]))
