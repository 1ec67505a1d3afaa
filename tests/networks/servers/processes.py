"""Child processes: started with their group, waited for, and ended by their own id only."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

GRACE = 10.0
"""Seconds to end by itself."""
SERVERS_PLACES = ("/usr/local/sbin", "/usr/sbin", "/sbin")
"""Debian puts nginx and mariadbd there; a user's own path often leaves them out."""


class Unavailable(Exception):
    """This machine cannot be given the server; the text says why."""


class Heavy(Unavailable):
    """Not installed yet, and nobody has asked for the minutes that it takes. Left out in the
    project's own checks too."""


def path() -> str:
    """Where programs are looked for."""
    own = os.environ.get("PATH", os.defpath)
    return os.pathsep.join([own, *SERVERS_PLACES])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: list[str], log: Path, env: Mapping[str, str] | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """Raises ``Unavailable`` where there is no such program."""
    with log.open("ab") as out, _named(command):
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env={**os.environ, "PATH": path(), **(env or {})},
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(GRACE)
        except ProcessLookupError:
            process.wait(GRACE)
            return
        except subprocess.TimeoutExpired:
            continue


def until_it_answers(url: str, process: "subprocess.Popen[bytes]", seconds: float = 60) -> None:
    """Any answer will do, a refusal too."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310
            return
        except urllib.error.HTTPError as refusal:
            refusal.close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"No answer from {url}")


def run(*command: str, cwd: Path | None = None, given: str | None = None) -> str:
    """Its standard output. Raises ``RuntimeError`` with the end of what it said, ``Unavailable``
    where there is no such program."""
    with _named(command):
        done = subprocess.run(
            command,
            cwd=cwd,
            input=given,
            env={**os.environ, "PATH": path()},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {(done.stdout + done.stderr)[-500:]}")
    return done.stdout


@contextmanager
def _named(command: Sequence[str]) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, PermissionError) as error:
        raise Unavailable(f"{command[0]} can't be started here: {error.strerror}") from error
