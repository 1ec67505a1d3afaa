"""The embedded PostgreSQL 18: out of a wheel, on a socket only, as root or as a user.

Everyone who uses the server holds a shared lock beside its data; the last to leave stops it.
"""

import fcntl
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import urlencode

import psutil
import psycopg

from . import accounts, cluster, processes
from .accounts import SystemAccount
from .cluster import Unusable

SERVER = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "128MB",
    "work_mem": "8MB",
    "max_wal_size": "2GB",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_connections": "60",
}
"""For a desk on one machine: pages are small, and jit costs them more than it saves."""

FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""For tests only: what a power cut would lose, a test doesn't need."""

START_SECONDS = 120
"""A start after a crash reads its log again; at most 2 GB of it."""

STOP_SECONDS = 8


@contextmanager
def serving(folder: Path, *, durable: bool = True, ends_with_us: bool = False) -> Iterator[str]:
    """A running server's address, for as long as the block lasts.

    A server that runs already is shared. ``ends_with_us``: it stops even when we are killed.
    Raises ``Unusable``.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(folder.name + ".users").open("w") as users:
        if ends_with_us and _alone(users):
            stop(folder)  # it would outlive us
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield start(folder, durable=durable, ends_with_us=ends_with_us)
        finally:
            if _alone(users):
                stop(folder)


def start(folder: Path, *, durable: bool = True, ends_with_us: bool = False) -> str:
    """Starts the server of ``folder`` unless it runs, makes database ``barza``, returns its URL."""
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(folder.name + ".start").open("w") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        running = cluster.server(folder)
        if running and _is_stopping(folder):
            running.wait(STOP_SECONDS)
            running = None
        if running:
            return _ready(_running_socket(folder), log=_log(folder))
        account = accounts.for_data(folder)
        cluster.make(folder, account)
        cluster.drop_left_over_pid(folder)
        socket = cluster.socket_folder(folder, account)
        settings = SERVER | ({} if durable else FORGETFUL)
        process = _launch(
            folder,
            account,
            settings | {"unix_socket_directories": str(socket)},
            ends_with_us=ends_with_us,
        )
        return _ready(socket, log=_log(folder), process=process)


def stop(folder: Path) -> None:
    """Ends the server's sessions and the server; harmless when none runs."""
    running = cluster.server(folder.resolve())
    if running is None:
        return
    for ending in (signal.SIGINT, signal.SIGQUIT):  # fast, then at once with recovery to follow
        running.send_signal(ending)
        try:
            running.wait(STOP_SECONDS)
        except psutil.TimeoutExpired:
            continue
        return


def _launch(
    folder: Path, account: SystemAccount | None, settings: dict[str, str], *, ends_with_us: bool
) -> subprocess.Popen[bytes]:
    log = _log(folder)
    log.parent.mkdir(exist_ok=True)
    with log.open("ab") as output:
        return processes.spawn(
            [
                *(str(cluster.programs() / "postgres"), "-D", str(folder)),
                *(f"--{name}={value}" for name, value in settings.items()),
            ],
            output=output,
            environment=cluster.environment(),
            folder=folder,
            account=account,
            ends_with_us=signal.SIGINT if ends_with_us else None,
        )


def _ready(socket: Path, *, log: Path, process: subprocess.Popen[bytes] | None = None) -> str:
    """Waits until the server takes connections."""
    query = urlencode({"host": str(socket)})
    until = time.monotonic() + START_SECONDS
    while True:
        ended = process is not None and process.poll() is not None
        try:
            _make_database(f"postgresql://postgres@/postgres?{query}")
        except psycopg.OperationalError as error:
            if ended or time.monotonic() > until:
                raise Unusable(f"PostgreSQL did not start; {log} says why. ({error})") from error
            time.sleep(0.02)
        else:
            return f"postgresql://postgres@/barza?{query}"


def _log(folder: Path) -> Path:
    return folder.parent / "log" / "postgres.log"


def _make_database(url: str) -> None:
    with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = 'barza'").fetchone()
        if not known:
            connection.execute("CREATE DATABASE barza")


def _running_socket(folder: Path) -> Path:
    return Path((folder / "postmaster.pid").read_text().split("\n")[4])


def _is_stopping(folder: Path) -> bool:
    status = (folder / "postmaster.pid").read_text().split("\n")
    return len(status) > 7 and status[7].strip() == "stopping"


def _alone(users: IO[str]) -> bool:
    """Takes the lock for us alone where nobody else holds it."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
