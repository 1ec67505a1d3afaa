"""The processes that make up a running Barza, and when each of them counts as ready."""

import json
import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from . import ports, terminal, web
from .cluster import Unusable
from .home import Home
from .service import Service

TOWN_PORT = 8312
PACE = "20"
"""Seconds between two messages of the practice town's citizens."""

TICK = 0.25
"""Seconds between two looks at the processes."""

READY_SECONDS = 60
STOP_SECONDS = {"worker": 5.0, "web": 2.5, "town": 1.5}
"""What each gets to end by itself. With PostgreSQL's, all are gone within ten seconds."""

Town = Mapping[str, Any]


class Services:
    """Started in order; the exit stack stops them in reverse."""

    def __init__(self, home: Home, running: ExitStack) -> None:
        self.home, self.running = home, running
        self.kept: dict[str, Service] = {}
        self.patience = 3.0 if home.crashed else 0.0
        """Seconds for what a crashed Barza left behind to end and give its port back."""

    @property
    def town_file(self) -> Path:
        return self.home.folder / "town" / "town.json"

    def town(self) -> Service:
        self.town_file.parent.mkdir(exist_ok=True)
        self.town_file.unlink(missing_ok=True)
        port = ports.free(TOWN_PORT, wait=self.patience)
        where = ("--port", str(port), "--data", str(self.town_file.parent), "--pace", PACE)
        return self._keep("town", "town", *where)

    def town_is_ready(self) -> Path | None:
        """Where the town says how to reach it; none, with a sentence, when it did not start."""

        def told() -> bool:
            try:
                return _answers(json.loads(self.town_file.read_text())["base_url"])
            except (OSError, ValueError, KeyError):
                return False

        try:
            self._wait("town", told)
        except Unusable as problem:
            terminal.complain(f"{problem} Barza runs without it.")
            return None
        return self.town_file

    def worker(self) -> Service:
        return self._keep("worker", "worker")

    def web(self) -> str:
        """Returns the desk's address once it answers."""
        wanted = os.environ.get("BARZA_PORT")
        port = (
            ports.exactly(int(wanted), wait=self.patience)
            if wanted
            else ports.free(web.PORT, wait=self.patience)
        )
        url = os.environ.get("BARZA_ORIGIN") or f"http://{web.HOST}:{port}"
        self._keep("web", "web", "--port", str(port), environment={"BARZA_ORIGIN": url})
        self._wait("web", lambda: _answers(f"http://{web.HOST}:{port}"))
        return url

    def tend(self, *, verbose: bool) -> None:
        """Never returns; ``Stopped`` ends it."""
        while True:
            for service in self.kept.values():
                service.tend(time.monotonic())
                if verbose:
                    service.tell()
            time.sleep(TICK)

    def _keep(self, name: str, *arguments: str, environment: Mapping[str, str] = {}) -> Service:
        command = [sys.executable, "-m", "barza.cli", *arguments]
        service = Service(name, command, self.home.log(name))
        self.kept[name] = service
        self.running.callback(service.stop, STOP_SECONDS[name])
        service.start({"PYTHONUNBUFFERED": "1", **environment})
        return service

    def _wait(self, name: str, ready: Callable[[], bool]) -> None:
        service = self.kept[name]
        until = time.monotonic() + READY_SECONDS
        while not ready():
            if service.process is None or service.process.poll() is not None:
                raise Unusable(f"{name} did not start: {service.last_words()} ({service.log})")
            if time.monotonic() > until:
                raise Unusable(f"{name} did not answer in {READY_SECONDS} s ({service.log}).")
            time.sleep(0.05)


def _answers(url: str) -> bool:
    """Whether anything speaks HTTP there; what it says doesn't matter."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)
    try:
        direct.open(url, timeout=5).close()
    except urllib.error.HTTPError as answer:
        answer.close()
    except OSError:
        return False
    return True


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """A redirect is an answer; where it leads is not our question."""
