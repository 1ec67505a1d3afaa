"""Years of a desk's work, written by COPY: the ballast under which pages are measured.

Of all cases 1 in 60 owes an answer, 1 in 60 waits for the citizen, the others are closed;
each has one message of a citizen, and four in ten have an answer.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from django.db import connection

from barza.screening import fold

from . import texts

MESSAGES_PER_CASE = 1.4
DAYS = 5 * 365

Row = tuple[Any, ...]


def fill(accounts: list[int], officer: int, first: int, last: int) -> None:
    """Adds cases ``first`` to ``last``. Indexes of the search are made again at the end."""
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX message_search")
        for table, columns, rows in _tables(accounts, officer, first, last):
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"  # noqa: S608 names of ours
            )
        cursor.execute("CREATE INDEX message_search ON cases_message USING gin (search)")
        cursor.execute("VACUUM ANALYZE")


def _tables(
    accounts: list[int], officer: int, first: int, last: int
) -> Iterator[tuple[str, str, Iterator[Row]]]:
    numbers = range(first, last)
    at = _moments(last)

    def account(number: int) -> int:
        return accounts[number % len(accounts)]

    yield (
        "cases_thread",
        "id, account_id, network_id, visibility, title, started_at",
        ((n, account(n), f"t{n}", "public", "", at(n)) for n in numbers),
    )
    yield (
        "cases_handle",
        "id, realm, remote_id, handle, name, url",
        ((n, "bench", str(n), f"@c{n}", f"Citizen {n}", "") for n in numbers),
    )
    yield (
        "cases_case",
        "id, account_id, thread_id, handle_id, kind, urgency, lang, state, opened_at, due_at,"
        " last_at, excerpt, author, private, worst, closed_at, answered_at",
        (
            _case(n, account(n), at(n), text)
            for n, text in zip(numbers, _texts(first), strict=False)
        ),
    )
    yield (
        "cases_message",
        "account_id, thread_id, case_id, handle_id, employee_id, direction, network_id, parent,"
        " text, folded, lang, visibility, moderation, url, media, at",
        _messages(numbers, account, officer, at),
    )
    yield (
        "cases_clock",
        "case_id, kind, started_at, due_at, stopped_at",
        (
            (n, kind, at(n), at(n) + timedelta(hours=72), None if n % 60 == 0 else at(n))
            for n in numbers
            for kind in ("ack", "answer")
        ),
    )


def _texts(first: int) -> Iterator[str]:
    return texts.stream(first)


def _moments(last: int) -> Any:
    """Case numbers spread evenly over the past years, the newest now."""
    now = datetime.now(UTC)
    step = timedelta(days=DAYS) / max(last, 700_000)
    return lambda number: now - (max(last, number) - number) * step


def _case(number: int, account: int, at: datetime, text: str) -> Row:
    state = {0: "open", 1: "answered"}.get(number % 60, "closed")
    return (
        number,
        account,
        number,
        number,
        "complaint",
        "normal",
        "ar",
        state,
        at,
        datetime.now(UTC) + timedelta(minutes=number % 4000 - 1000) if state == "open" else None,
        at,
        text[:200],
        f"Citizen {number}",
        False,
        "",
        at if state == "closed" else None,
        at if state != "open" else None,
    )


def _messages(numbers: range, account: Any, officer: int, at: Any) -> Iterator[Row]:
    media = json.dumps([])
    for number, text in zip(numbers, islice(_texts(numbers.start), len(numbers)), strict=True):
        head = (account(number), number, number)
        tail = ("ar", "public", "", "", media, at(number))
        yield (*head, number, None, "in", f"m{number}", "", text, fold(text), *tail)
        if number % 5 in (1, 3):
            answer = f"شكراً لتواصلكم، تم تحويل بلاغكم رقم {number} إلى المختصين."
            yield (*head, None, officer, "out", f"a{number}", "", answer, fold(answer), *tail)
