"""``python -m barza.town``: starts the practice town."""

import argparse
import asyncio
import socket
import sys
from pathlib import Path

from . import papers
from .app import create_app
from .script import people
from .server import serve
from .store.database import Store
from .webhook import deliver_all


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="barza.town", description=__doc__)
    parser.add_argument("--port", type=int, default=8099, help="0: any free port")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--data", type=Path, required=True, help="folder for everything it keeps")
    parser.add_argument(
        "--pace", type=float, default=20.0, help="mean seconds between arrivals; 0: none come"
    )
    parser.add_argument("--loop", action="store_true", help="begin anew when the script is through")
    parser.add_argument("--base-url", default="", help="address for people, if not host and port")
    parser.add_argument("--webhook", default="", help="address that hears of every new status")
    parser.add_argument("--limit", type=int, default=0, help="calls per token in 5 minutes; 0: any")
    parser.add_argument("--quiet", action="store_true")
    return parser


def main(arguments: list[str] | None = None) -> None:
    options = parser().parse_args(arguments)
    options.port = options.port or free_port(options.host)
    base_url = options.base_url or f"http://{options.host}:{options.port}"
    options.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    store = Store(options.data / "town.sqlite3")
    people.settle(store)
    written = papers.write(store, options.data, base_url)
    if not options.quiet:
        sys.stderr.write(f"Practice town: {base_url}  (tokens: {written})\n")
    app = create_app(
        store, base_url=base_url, pace=options.pace, loop=options.loop, limit=options.limit
    )
    beside = [app.state.player.run()]
    if options.webhook:
        beside.append(deliver_all(app.state.town, options.webhook))
    asyncio.run(serve(app, host=options.host, port=options.port, beside=beside))


def free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])
