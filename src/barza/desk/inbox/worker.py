"""``barza worker``: one process that takes in, looks, listens and sends until it is told to end.

It may be killed at any instant: what is under way stands in the database, and the next worker
goes on from there. So it never waits long for a slow network before it ends.
"""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable
from typing import Any

import django

log = logging.getLogger("barza.worker")
CONCURRENCY = 6
"""Jobs at once: a slow network holds up one of them, not the rest."""
PUNCTUAL = 1.0
"""By how many seconds a job that was ordered for a later time may be late."""
GRACE = 2.0
"""Seconds that jobs under way get to finish."""
LATEST_END = 4.0
"""Seconds after a signal at which the process ends whatever it does."""
AFTER_FAILURE = 2.0
SIGNALS = (signal.SIGTERM, signal.SIGINT)


def main() -> None:
    """Runs until SIGTERM or SIGINT, then ends within five seconds."""
    django.setup()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    for chatty in ("procrastinate", "httpx"):  # a line for every job, for every call
        logging.getLogger(chatty).setLevel(logging.WARNING)
    stopping = threading.Event()
    for number in SIGNALS:
        signal.signal(number, lambda *_: stopping.set())
    threads = _threads()
    for thread in threads:
        thread.start()
    log.info("ready: %s", ", ".join(thread.name for thread in threads))
    while not stopping.is_set():
        try:
            asyncio.run(_jobs(stopping))
        except Exception:
            log.exception("the jobs failed; they begin again")
            stopping.wait(AFTER_FAILURE)
    for thread in threads:
        thread.stop()
    for thread in threads:
        thread.join(1.0)
    log.info("ended")


def _threads() -> list[Any]:
    from barza.desk.channels.completing import Completing
    from barza.desk.channels.streaming import Streams

    from .intake import Intake

    return [Intake(), Completing(), Streams()]


async def _jobs(stopping: threading.Event) -> None:
    """Runs jobs until a signal comes, or until they fail for want of a database."""
    from procrastinate.contrib.django import app

    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]  # Django's has it
    with app.replace_connector(connector) as working:
        async with working.open_async():
            running = asyncio.create_task(
                working.run_worker_async(
                    concurrency=CONCURRENCY,
                    fetch_job_polling_interval=PUNCTUAL,
                    delete_jobs="successful",
                    install_signal_handlers=False,
                    shutdown_graceful_timeout=GRACE,
                )
            )
            _on_signal(lambda: _end(stopping, running))
            if stopping.is_set():
                running.cancel()
            await asyncio.wait({running})
            if not stopping.is_set() and (error := running.exception()):
                raise error


def _on_signal(act: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, act)


def _end(stopping: threading.Event, running: "asyncio.Task[None]") -> None:
    """A job in a network's hands can't be interrupted: the process ends without it."""
    if stopping.is_set():
        return
    stopping.set()
    running.cancel()
    deadline = threading.Timer(LATEST_END, os._exit, (0,))
    deadline.daemon = True
    deadline.start()
