"""Kills a real process with SIGKILL at every point where it talks to the database.

No hook in the product: the child wraps psycopg's own ``execute`` and ``commit``, counts, and
dies before or after the n-th of them.
"""

import os
import signal
import time
from collections.abc import Callable, Sequence
from typing import Any

import psycopg
from django.db import connections

PATIENCE = 500
OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

Place = tuple[type, str]
"""A method, by its class and its name."""


def points(work: Callable[[], object], also: Sequence[Place] = ()) -> int:
    """In how many places ``work`` can die: before and after each call to the database.

    ``also`` are further methods at which it can, a network's for example.
    """
    reader, writer = os.pipe()

    def report(count: int) -> None:
        os.write(writer, f"{count}\n".encode())

    _in_child(work, at=-1, also=also, report=report)
    os.close(writer)
    with os.fdopen(reader) as told:
        return int(told.read())


def kill(work: Callable[[], object], at: int, also: Sequence[Place] = ()) -> bool:
    """Runs ``work`` in a child that dies at point ``at``; False: it ended before."""
    return _in_child(work, at=at, also=also, report=lambda _: None) == signal.SIGKILL


def _in_child(
    work: Callable[[], object],
    *,
    at: int,
    also: Sequence[Place],
    report: Callable[[int], None],
) -> int:
    """Forks; returns the signal that ended the child, or 0. Raises when it failed."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            counted = _arm(at, also)
            work()
            report(counted())
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        _wait_until_the_database_knows()
        return os.WTERMSIG(status)
    if os.WEXITSTATUS(status):
        raise RuntimeError("The process that was to be killed failed by itself.")
    return 0


def _wait_until_the_database_knows() -> None:
    """The server holds a dead client's locks until it has noticed: on a busy machine, a while."""
    with connections["default"].cursor() as cursor:
        for _ in range(PATIENCE):
            cursor.execute(OTHERS)
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.01)


def _arm(at: int, also: Sequence[Place]) -> Callable[[], int]:
    passed = -1

    def point() -> None:
        nonlocal passed
        passed += 1
        if passed == at:
            os.kill(os.getpid(), signal.SIGKILL)

    def deadly(method: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            point()
            done = method(*args, **kwargs)
            point()
            return done

        return wrapped

    for owner, name in ((psycopg.Cursor, "execute"), (psycopg.Connection, "commit"), *also):
        setattr(owner, name, deadly(getattr(owner, name)))
    return lambda: passed + 1
