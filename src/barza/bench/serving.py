"""Servers and workers of a benchmark, as processes of their own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

WORKER = (sys.executable, "-c", "from barza.desk.inbox.worker import main; main()")
FLOOR = "barza.bench.floor_asgi:application"
DESK = "barza.desk.asgi:application"


def web(port: int, application: str) -> list[str]:
    """One granian worker."""
    options = [
        "--interface",
        "asginl",
        "--no-ws",
        "--port",
        str(port),
        "--workers-kill-timeout",
        "2",
    ]
    return [sys.executable, "-m", "granian", *options, application]


@contextmanager
def process(command: Sequence[str], more: dict[str, str]) -> Iterator[int]:
    """Runs a process of ours; yields its number, ends it at the end."""
    process = subprocess.Popen(command, env=os.environ | more, stdout=subprocess.DEVNULL)  # noqa: S603 ours
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not start")
