"""Starting a process that ends with us, and ending one that we started."""

import atexit
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from .accounts import SystemAccount

KILL = signal.SIGKILL

_PR_SET_PDEATHSIG = 1
_started: list[subprocess.Popen[bytes]] = []
"""Kept, so that Python doesn't complain of a process that outlives its variable, or us."""


@atexit.register
def _let_go() -> None:
    for process in _started:
        if process.poll() is None:
            process.returncode = 0


_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def tied(to: int, ending: signal.Signals) -> Callable[[], None]:
    """Makes the kernel end the new process by ``ending`` when ``to`` is gone, kill -9 included.

    Outside Linux it does nothing: there a killed supervisor leaves its processes behind.
    """

    def tie() -> None:
        if _libc is not None:
            _libc.prctl(_PR_SET_PDEATHSIG, ending)
            if os.getppid() != to:  # it ended before we were tied to it
                os._exit(1)

    return tie


def spawn(
    command: Sequence[str],
    *,
    output: int | IO[bytes],
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    account: SystemAccount | None = None,
    ends_with_us: signal.Signals | None = None,
) -> subprocess.Popen[bytes]:
    """Starts a process in a group of its own, so that Ctrl-C reaches only the supervisor.

    Call it from the main thread: a tied process ends with the thread that started it.
    """
    process = subprocess.Popen(  # noqa: S603 commands are ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=environment,
        cwd=folder,
        start_new_session=True,
        preexec_fn=tied(os.getpid(), ends_with_us) if ends_with_us else None,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )
    _started.append(process)
    return process


def signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signals a spawned process and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)
