"""The database that a command works on: the one of DATABASE_URL, else the embedded one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from . import postgres
from .cluster import Unusable

OLDEST = 15
"""PostgreSQL's version: what the oldest Debian and Ubuntu we serve ship, and no older."""


@contextmanager
def available(home: Path, *, ends_with_us: bool = False) -> Iterator[str]:
    """The address, set in the environment too, for as long as the block lasts.

    Raises ``Unusable`` with what to do.
    """
    given = os.environ.get("DATABASE_URL", "")
    if given:
        check(given)
        yield given
        return
    with postgres.serving(home / "postgres", ends_with_us=ends_with_us) as url:
        os.environ["DATABASE_URL"] = url
        try:
            yield url
        finally:
            del os.environ["DATABASE_URL"]


def check(url: str) -> None:
    """Raises ``Unusable`` unless the address leads to a PostgreSQL that is new enough."""
    if not url.startswith(("postgresql://", "postgres://")):
        raise Unusable(
            "DATABASE_URL must begin with postgresql:// — Barza runs on PostgreSQL only."
        )
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version // 10000
    except psycopg.Error as error:
        raise Unusable(
            f"DATABASE_URL leads to no database that lets us in: {error}".strip()
            + "\nCorrect it, or unset it to use the embedded PostgreSQL."
        ) from error
    if version < OLDEST:
        raise Unusable(
            f"DATABASE_URL leads to PostgreSQL {version}; Barza needs {OLDEST} or newer. "
            "Upgrade that server, or unset DATABASE_URL to use the embedded PostgreSQL."
        )
