"""Statements over whole batches. The ORM's row-wise writes cost three times as much here."""

from collections.abc import Iterable, Sequence
from typing import Any

import psycopg
from django.db import connection
from psycopg.rows import TupleRow, tuple_row


def run(statement: str, *params: Any) -> list[TupleRow]:
    """Runs one statement in the open transaction, on a server-side-binding cursor.

    Django's own cursor writes every parameter into the text of the statement; for arrays of
    a thousand values that is most of the time.
    """
    connection.ensure_connection()
    raw: psycopg.Connection[Any] = connection.connection
    with connection.wrap_database_errors, psycopg.Cursor(raw, row_factory=tuple_row) as cursor:
        cursor.execute(statement.encode(), params, prepare=True)
        return cursor.fetchall() if cursor.description else []


def columns(rows: Iterable[Sequence[Any]], width: int) -> list[list[Any]]:
    """Turns rows into the arrays that ``unnest`` takes."""
    turned = [list(column) for column in zip(*rows, strict=True)]
    return turned or [[] for _ in range(width)]
