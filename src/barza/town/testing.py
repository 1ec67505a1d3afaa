"""For tests: a real town in a process of its own, reached over HTTP like any network."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import papers
from .cli import free_port

_HOST = "127.0.0.1"
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Citizen:
    handle: str
    name: str
    access_token: str


@dataclass(slots=True)
class TownHandle:
    """A running town. The address, the ids and the tokens stay the same over a restart."""

    folder: Path
    port: int
    options: Sequence[str]
    base_url: str = ""
    access_token: str = ""
    account_id: str = ""
    webhook_secret: str = ""
    citizens: list[Citizen] = field(default_factory=list)
    process: "subprocess.Popen[bytes] | None" = None

    def citizen(self, handle: str) -> Citizen:
        """Raises ``StopIteration`` for a handle that nobody bears."""
        return next(who for who in self.citizens if who.handle == handle)

    def start(self) -> None:
        """Returns when the town answers. Raises ``RuntimeError`` with what it said instead."""
        command = [
            sys.executable, "-m", "barza.town", "--host", _HOST, "--port", str(self.port),
            "--data", str(self.folder), "--quiet", *self.options,
        ]  # fmt: skip
        log = self.folder / "town.log"
        with log.open("ab") as output:
            self.process = subprocess.Popen(command, stdout=output, stderr=output)  # noqa: S603
        _await_answer(self.process, f"http://{_HOST}:{self.port}/health", log)
        self._read_papers()

    def stop(self) -> None:
        """SIGTERM, as an operator would."""
        self._end(kill=False)

    def kill(self) -> None:
        """SIGKILL: the town gets no chance to tidy up."""
        self._end(kill=True)

    def restart(self) -> None:
        self.stop()
        self.start()

    def next(self) -> dict[str, Any]:
        """Lets the next thing of the script happen now: an answer that a citizen owes, else an
        arrival. Returns ``{"act": …, "status": id}``; ``act`` is empty when nothing is left."""
        return self.call("POST", "/practice/next")

    def arrive(self, entry: str) -> str:
        """Lets this entry of the script arrive now, out of turn. Returns the status's id."""
        return str(self.call("POST", f"/practice/next?entry={entry}")["status"])

    def call(self, method: str, path: str, token: str = "") -> dict[str, Any]:
        """Without ``token``: as the institution. Raises ``urllib.error.HTTPError``."""
        headers = {"Authorization": f"Bearer {token or self.access_token}"}
        request = urllib.request.Request(self.base_url + path, method=method, headers=headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=_PATIENCE) as response:  # noqa: S310
            found: dict[str, Any] = json.load(response)
        return found

    def _read_papers(self) -> None:
        found = json.loads((self.folder / papers.NAME).read_text("utf-8"))
        self.base_url, self.access_token = found["base_url"], found["access_token"]
        self.account_id, self.webhook_secret = found["account"]["id"], found["webhook_secret"]
        self.citizens = [Citizen(**citizen) for citizen in found["citizens"]]

    def _end(self, *, kill: bool) -> None:
        if self.process is not None:
            self.process.kill() if kill else self.process.terminate()
            self.process.wait(timeout=_PATIENCE)
            self.process = None


@contextmanager
def running_town(
    folder: Path, pace: float = 0, options: Sequence[str] = ()
) -> Iterator[TownHandle]:
    """A town on a free port, with everything it keeps in ``folder``; stopped at the end.

    With ``pace`` 0 nothing happens by itself: see ``TownHandle.next`` and ``arrive``.
    ``options`` are further ones of ``python -m barza.town``.
    """
    town = TownHandle(folder, free_port(_HOST), ["--pace", str(pace), *options])
    folder.mkdir(parents=True, exist_ok=True)
    town.start()
    try:
        yield town
    finally:
        town.stop()


def _await_answer(process: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=1).close()  # noqa: S310
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    process.kill()
    process.wait()
    raise RuntimeError(f"The town did not start: {log.read_text('utf-8', 'replace')}")
