"""Who is listening right now: one queue for every open stream."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

QUEUED_AT_MOST = 1000


class Hub:
    """Streams of events per account. A listener that doesn't keep up is cut off."""

    def __init__(self) -> None:
        self._queues: dict[int, set[asyncio.Queue[str | None]]] = {}

    @contextmanager
    def listening(self, account: int) -> Iterator[asyncio.Queue[str | None]]:
        """The queue brings finished server-sent events; ``None`` ends it."""
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._queues.setdefault(account, set()).add(queue)
        try:
            yield queue
        finally:
            self._queues[account].discard(queue)

    def listens(self, account: int) -> bool:
        return bool(self._queues.get(account))

    def publish(self, account: int, event: str, data: str) -> None:
        for queue in self._queues.get(account, set()).copy():
            if queue.qsize() > QUEUED_AT_MOST:
                self._queues[account].discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait(f"event: {event}\ndata: {data}\n\n")

    def close(self) -> None:
        for queues in self._queues.values():
            for queue in queues:
                queue.put_nowait(None)
