"""One process that is kept running: started, started again with back-off, stopped."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from . import processes, terminal

LONGEST_PAUSE = 30.0
"""Seconds between two starts of a process that keeps ending."""

WELL_AFTER = 60.0
"""Seconds after which a process counts as well, and a new end of it as a first one."""

LOG_LIMIT = 5_000_000
"""Bytes of a log, after which the next start of Barza begins another."""


class Service:
    def __init__(self, name: str, command: Sequence[str], log: Path) -> None:
        self.name, self.command, self.log = name, command, log
        self.environment: Mapping[str, str] = {}
        self.process: subprocess.Popen[bytes] | None = None
        self.started_at = self.again_at = 0.0
        self.pause = 1.0
        self.told = 0

    def start(self, environment: Mapping[str, str]) -> None:
        self.environment = environment
        self._renew_log()
        self._spawn()

    def tend(self, now: float) -> None:
        """Starts the process again when it ended and its pause is over. ``now`` is monotonic."""
        if self.process is None:
            if now >= self.again_at:
                self._spawn()
        elif self.process.poll() is not None:
            self._ended(now)

    def _ended(self, now: float) -> None:
        assert self.process  # noqa: S101 for the type
        processes.signal_group(self.process, signal.SIGKILL)  # what it left behind
        if now - self.started_at > WELL_AFTER:
            self.pause = 1.0
        terminal.complain(
            f"{self.name} ended ({_how(self.process.returncode)}) and starts again "
            f"in {self.pause:.0f} s. Its last words: {self.last_words()} ({self.log})"
        )
        self.process, self.again_at = None, now + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def stop(self, seconds: float) -> None:
        """Asks it to end; after ``seconds``, ends it and all that it started."""
        if self.process is None:
            return
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
        processes.signal_group(self.process, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def tell(self) -> None:
        """Shows what was written to the log since the last time, line by line."""
        with self.log.open("rb") as log:
            log.seek(self.told)
            whole, found, _ = log.read().rpartition(b"\n")
        self.told += len(whole) + len(found)
        for line in whole.decode(errors="replace").splitlines() if found else ():
            terminal.say(f"{terminal.painted(f'{self.name:>8} │', terminal.DIM)} {line}")

    def _spawn(self) -> None:
        with self.log.open("ab") as output:
            self.process = processes.spawn(
                self.command,
                output=output,
                environment=os.environ | self.environment,
                ends_with_us=signal.SIGTERM,
            )
        self.started_at = time.monotonic()

    def _renew_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        self.told = self.log.stat().st_size if self.log.exists() else 0

    def last_words(self) -> str:
        lines = self.log.read_bytes()[-2000:].decode(errors="replace").strip().splitlines()
        return lines[-1].strip() if lines else "none"


def _how(status: int) -> str:
    return f"status {status}" if status >= 0 else signal.Signals(-status).name
