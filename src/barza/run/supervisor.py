"""``barza run``: everything on this machine, kept running, until it is told to stop."""

import argparse
import os
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

from . import cluster, database, home, notice, terminal
from .home import Home
from .preparation import prepare
from .services import Services


class Stopped(BaseException):
    """A person or the system asked us to stop."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="barza run")
    parser.add_argument("--verbose", action="store_true", help="show what every process writes")
    parser.add_argument("--no-town", action="store_true", help="without the practice town")
    parser.add_argument("--no-sample", action="store_true", help="without the sample municipality")
    options = parser.parse_args(arguments)
    os.environ["BARZA_HOME"] = str(Path(os.environ["BARZA_HOME"]).resolve())
    try:
        with home.taken(Path(os.environ["BARZA_HOME"])) as ours, stops_on_signals():
            _run(ours, options)
    except Stopped:
        terminal.say("\nStopped.")
    except (home.Occupied, cluster.Unusable) as problem:
        terminal.complain(str(problem))
        return 1
    return 0


@contextmanager
def stops_on_signals() -> Iterator[None]:
    """Turns the first of these signals into ``Stopped``; later ones change nothing."""
    kinds = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def stop(_number: int, _frame: FrameType | None) -> None:
        for kind in kinds:
            signal.signal(kind, signal.SIG_IGN)
        raise Stopped

    before = {kind: signal.getsignal(kind) for kind in kinds}
    for kind in kinds:
        if kind != signal.SIGHUP or before[kind] is not signal.SIG_IGN:  # nohup
            signal.signal(kind, stop)
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)


def _run(ours: Home, options: argparse.Namespace) -> None:
    began = time.monotonic()
    with ExitStack() as running:
        services = Services(ours, running)
        town = None if options.no_town else services.town()
        terminal.say("Starting the database …", terminal.DIM)
        running.enter_context(database.available(ours.folder, ends_with_us=True))
        terminal.say("Preparing …", terminal.DIM)
        known = services.town_is_ready() if town else None
        with_sample = prepare(ours, town=known, sample=not options.no_sample)
        services.worker()
        url = services.web()
        ours.tell(url)
        notice.show(url, town=known, with_sample=with_sample, seconds=time.monotonic() - began)
        services.tend(verbose=options.verbose)
