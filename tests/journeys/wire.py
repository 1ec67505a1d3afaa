"""A wire to a server, that can be cut: what a telephone sees when it loses the network."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class Wire:
    """Passes bytes on from a port of its own until it is cut."""

    def __init__(self, to: str) -> None:
        parts = urlsplit(to)
        self.host, self.port = parts.hostname or "", parts.port or 80
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()
        self.server = self._run(asyncio.start_server(self._join, "127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"

    def cut(self) -> None:
        """Closes the port and whatever is open on it."""
        if self.loop.is_closed():
            return
        self._run(self._end())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    async def _end(self) -> None:
        self.server.close()
        others = [one for one in asyncio.all_tasks() if one is not asyncio.current_task()]
        for one in others:
            one.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _join(self, near: asyncio.StreamReader, to_near: asyncio.StreamWriter) -> None:
        far, to_far = await asyncio.open_connection(self.host, self.port)
        try:
            await asyncio.gather(_pass_on(near, to_far), _pass_on(far, to_near))
        except asyncio.CancelledError:
            pass
        finally:
            to_near.close()
            to_far.close()

    def _run(self, work: object) -> "asyncio.Server":
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)  # type: ignore[arg-type]  # one of two coroutines


async def _pass_on(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await source.read(65536):
            to.write(data)
            await to.drain()
    to.close()


@contextmanager
def wire(to: str) -> Iterator[Wire]:
    made = Wire(to)
    try:
        yield made
    finally:
        made.cut()
