"""The desk's pages, served by granian."""

import argparse
import os

from granian import Granian
from granian.constants import Interfaces

HOST = "127.0.0.1"
PORT = 8311


def main(arguments: list[str]) -> int:
    """``barza web``: serves until it is told to stop."""
    parser = argparse.ArgumentParser(prog="barza web")
    parser.add_argument("--host", default=HOST, help=f"address to listen on ({HOST})")
    parser.add_argument("--port", type=int, default=int(os.environ.get("BARZA_PORT") or PORT))
    parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 4))
    options = parser.parse_args(arguments)
    Granian(
        "barza.desk.asgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.ASGINL,
        workers=options.workers,
        respawn_failed_workers=True,
        workers_kill_timeout=2,
        log_access=False,
        websockets=False,
    ).serve()
    return 0
