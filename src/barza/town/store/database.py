"""The SQLite file: transactions, the clock, and ids that only grow."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

Value = str | int | bytes | None
Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Store:
    """One connection, used by one thread at a time. A killed process loses nothing committed."""

    def __init__(self, path: Path, clock: Clock = utc_now) -> None:
        self.now = clock
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        schema = files("barza.town.store").joinpath("schema.sql").read_text("utf-8")
        self._connection.executescript(schema)

    def close(self) -> None:
        self._connection.close()

    def all(self, sql: str, **values: Value) -> list[sqlite3.Row]:
        return self._connection.execute(sql, values).fetchall()

    def one(self, sql: str, **values: Value) -> sqlite3.Row | None:
        rows = self.all(sql, **values)
        return rows[0] if rows else None

    def number(self, sql: str, **values: Value) -> int:
        """The single number that ``sql`` asks for; 0 when there is none."""
        row = self.one(sql, **values)
        return int(row[0] or 0) if row else 0

    def run(self, sql: str, **values: Value) -> int:
        """Returns how many rows changed."""
        return self._connection.execute(sql, values).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Inside another transaction it is a part of that one."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def at(self) -> str:
        """Now, as it is stored: ISO 8601 in UTC, to the millisecond, so that text sorts by time."""
        return stamp(self.now())

    def new_id(self) -> int:
        """As Mastodon's: milliseconds since 1970 in the upper 48 bits. Grows even if the clock
        goes back."""
        floor = int(self.now().timestamp() * 1000) << 16
        new = max(floor, int(self.meta("last_id") or 0) + 1)
        self.set_meta("last_id", str(new))
        return new

    def meta(self, name: str) -> str:
        row = self.one("SELECT value FROM meta WHERE name = :name", name=name)
        return str(row[0]) if row else ""

    def set_meta(self, name: str, value: str) -> None:
        self.run("INSERT OR REPLACE INTO meta VALUES (:name, :value)", name=name, value=value)


def stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.") + (
        f"{moment.microsecond // 1000:03d}Z"
    )
