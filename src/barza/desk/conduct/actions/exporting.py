"""An employee's own duty record, whole, for that employee (P-07)."""

import csv
import io
import json
import tempfile
from collections.abc import Iterator
from datetime import datetime
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import transaction

from barza.desk.audit.actions import record
from barza.desk.conduct.record import Row, Section, Value, sections
from barza.desk.people.models import Employee

IN_MEMORY = 4 * 1024 * 1024
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the start of a cell (OWASP, CSV injection)."""


@transaction.atomic
def export_record(*, by: Employee, now: datetime) -> IO[bytes]:
    """A ZIP with one JSON file of all sections, and each section as CSV; at its beginning. Only
    ever about the person who asks."""
    record("record.exported", by=by, about=by, now=now, clause="P-07")
    file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  the response closes it
    try:
        _write(file, by, now)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _write(file: IO[bytes], by: Employee, now: datetime) -> None:
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        with archive.open("record.json", "w") as out:
            for part in _json(by, now):
                out.write(part.encode())
        for section in sections():
            with archive.open(f"{section.key}.csv", "w") as raw:
                _csv(section, by, raw)


def _json(employee: Employee, now: datetime) -> Iterator[str]:
    yield json.dumps({"employee": employee.employee_no, "at": now.isoformat()})[:-1]
    for section in sections():
        yield f', "{section.key}": ['
        between = ""
        for row in section.rows(employee):
            yield between + json.dumps(_plain(row), ensure_ascii=False)
            between = ", "
        yield "]"
    yield "}\n"


def _csv(section: Section, employee: Employee, raw: IO[bytes]) -> None:
    """With a byte order mark, so that spreadsheets read the Arabic."""
    with io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as out:
        rows = csv.writer(out)
        columns = {**section.columns, **section.more}
        rows.writerow(str(label) for label in columns.values())
        for row in section.rows(employee):
            plain = _plain(row)
            rows.writerow(_cell(plain.get(key)) for key in columns)


def _plain(row: Row) -> dict[str, Value]:
    return {
        key: value.isoformat() if isinstance(value, datetime) else value
        for key, value in row.items()
    }


def _cell(value: Value) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
