"""The floor of the intake: the same rows by plain INSERTs, a transaction for each message."""

import multiprocessing
import time
from collections import defaultdict
from collections.abc import Sequence
from multiprocessing.synchronize import Barrier
from typing import Any

import psycopg
from django.db import connection
from psycopg.types.json import Jsonb

CONNECTIONS = 8
TABLES = {
    "cases_thread": "id",
    "cases_handle": "id",
    "cases_case": "id",
    "cases_message": "id",
    "cases_answerowed": "case_id",
    "cases_clock": "case_id",
    "cases_finding": "message_id",
}
"""In the order of their foreign keys."""

Row = tuple[str, tuple[Any, ...]]
Work = list[tuple[int, list[Row]]]
"""By message: the thread it belongs to, and its rows."""


def copy_rows() -> Work:
    """Reads what the intake wrote, empties the tables; one list of rows for each message.

    A thread, a handle, a case and what hangs on it go with their first message.
    """
    with connection.cursor() as cursor:
        found = {table: _read(cursor, table) for table in TABLES}
        cursor.execute("TRUNCATE " + ", ".join(TABLES) + " CASCADE")
    work: Work = []
    seen: set[tuple[str, int]] = set()
    for message, row in found["cases_message"].items():
        rows: list[Row] = []
        values = row[0][1]
        keys = {
            "cases_thread": values["thread_id"],
            "cases_handle": values["handle_id"],
            "cases_case": values["case_id"],
            "cases_message": message,
            "cases_answerowed": values["case_id"],
            "cases_clock": values["case_id"],
            "cases_finding": message,
        }
        for table, key in keys.items():
            if (table, key) not in seen:
                seen.add((table, key))
                rows += [_insert(table, found_row) for _, found_row in found[table][key]]
        work.append((values["thread_id"], rows))
    return work


def _read(cursor: Any, table: str) -> dict[int, list[tuple[str, dict[str, Any]]]]:
    cursor.execute(f'SELECT * FROM "{table}" ORDER BY id')  # noqa: S608 a name of ours
    names = [column.name for column in cursor.description]
    rows: dict[int, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for values in cursor.fetchall():
        row = dict(zip(names, values, strict=True))
        row.pop("search", None)
        if "media" in row:
            row["media"] = Jsonb([])
        rows[row[TABLES[table]]].append((table, row))
    return rows


def _insert(table: str, row: dict[str, Any]) -> Row:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join(["%s"] * len(row))
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values())  # noqa: S608 names of ours


def write(url: str, work: Work) -> float:
    """Writes all of it on 8 connections, each a process; returns seconds.

    A thread stays on one connection, so that what its rows refer to is there before them.
    """
    parts: list[list[list[Row]]] = [[] for _ in range(CONNECTIONS)]
    for thread_id, rows in work:
        parts[thread_id % CONNECTIONS].append(rows)
    fork = multiprocessing.get_context("fork")
    barrier = fork.Barrier(CONNECTIONS + 1)
    writers = [fork.Process(target=_write, args=(url, part, barrier)) for part in parts]
    for writer in writers:
        writer.start()
    barrier.wait()
    started = time.perf_counter()
    for writer in writers:
        writer.join()
    return time.perf_counter() - started


def _write(url: str, part: Sequence[Sequence[Row]], barrier: Barrier) -> None:
    with psycopg.connect(url, autocommit=True) as own:
        barrier.wait()
        for rows in part:
            with own.transaction():
                for statement, values in rows:
                    own.execute(statement, values)
