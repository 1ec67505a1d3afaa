"""The folder that one Barza lives in, and that only one at a time may run in."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO


class Occupied(Exception):
    """Another Barza runs in this folder. The text says which, and where it is."""


@dataclass(frozen=True)
class Home:
    """``crashed``: the one before did not stop by itself."""

    folder: Path
    lock: IO[str]
    crashed: bool

    def tell(self, url: str) -> None:
        """Leaves word for whoever tries to start a second one."""
        self.lock.seek(0)
        self.lock.truncate()
        self.lock.write(json.dumps({"process": os.getpid(), "url": url}))
        self.lock.flush()

    def log(self, name: str) -> Path:
        return self.folder / "log" / f"{name}.log"


@contextmanager
def taken(folder: Path) -> Iterator[Home]:
    """Holds the folder for us alone. The kernel lets go of it however we end; what we left word
    of goes only when we end by ourselves, by a signal that we heard or an error too."""
    (folder / "log").mkdir(parents=True, exist_ok=True)
    with (folder / "run.lock").open("a+") as lock:
        lock.seek(0)
        said = lock.read()
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Occupied(_occupied(said)) from None
        home = Home(folder, lock, crashed=bool(said))
        home.tell("")
        try:
            yield home
        finally:
            lock.truncate(0)


def _occupied(said: str) -> str:
    other = json.loads(said or "{}")
    where = f" at {other['url']}" if other.get("url") else ", and is still starting"
    return f"Barza already runs here (process {other.get('process', 'unknown')}){where}."
