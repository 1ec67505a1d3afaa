"""The ledger for payroll, as CSV and as a workbook. No cell of either is ever a formula."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal

import xlsxwriter
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Choice, OvertimeEntry, PayrollFile, State
from .rates import Rates

Cell = str | int | Decimal
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a text may not begin with, or a spreadsheet reckons with it (OWASP: CSV injection)."""
MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""


def heading() -> list[str]:
    return [
        *(_("Employee number"), _("Name"), _("Job"), _("Account")),
        *(_("Date"), _("From"), _("To"), _("Minutes"), _("Class"), _("Times of pay")),
        *(_("Times of time off"), _("Choice"), _("State"), _("Assignment")),
        *(_("Written assignment"), _("Corrects entry"), _("Entry"), _("Reference")),
    ]


def rows(entries: Iterable[OvertimeEntry]) -> Iterator[list[Cell]]:
    """A line an entry; minutes of a counter-entry are below nought."""
    rates = Rates()
    for entry in entries:
        start, end = timezone.localtime(entry.start_at), timezone.localtime(entry.end_at)
        worth = rates.of(entry.klass, start.date())
        person = entry.employee
        yield [
            *(person.employee_no, person.name, person.job, str(entry.account)),
            *(f"{start:%Y-%m-%d}", f"{start:%H:%M}", f"{end:%H:%M}", entry.minutes),
            *(entry.get_klass_display(), worth.pay, worth.time_off),
            *(entry.get_choice_display(), entry.get_state_display()),
            entry.get_assignment_display(),
            entry.shift.reference if entry.shift else "",
            *(str(entry.counter_of_id or entry.replaces_id or ""), str(entry.pk)),
            entry.settled_as,
        ]


def ordered(entries: QuerySet[OvertimeEntry]) -> list[OvertimeEntry]:
    """As a file has them: by person, then by time."""
    named = entries.select_related("employee", "account", "shift")
    return list(named.order_by("employee__employee_no", "start_at", "pk"))


def digest(entries: Iterable[OvertimeEntry]) -> str:
    """Of all that payroll reckons with: which entries, whose, how long, worth how much."""
    rates, rows = Rates(), []
    for entry in entries:
        worth = rates.of(entry.klass, timezone.localdate(entry.start_at))
        when = (entry.start_at.isoformat(), entry.minutes, entry.klass, str(worth.pay))
        rows.append((entry.pk, entry.employee.employee_no, *when, entry.choice or Choice.PAY))
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def is_as_made(file: PayrollFile, entries: list[OvertimeEntry]) -> bool:
    """Whether each entry still waits to be sent, as the file has it."""
    waits = all(one.state == State.APPROVED and one.choice != Choice.TIME_OFF for one in entries)
    return waits and digest(entries) == file.digest


def as_csv(entries: Iterable[OvertimeEntry]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heading())
    writer.writerows([[safe(cell) for cell in row] for row in rows(entries)])
    return MARK + out.getvalue()


def as_xlsx(entries: Iterable[OvertimeEntry], right_to_left: bool) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(_("Out-of-hours work")[:31])
        if right_to_left:
            sheet.right_to_left()
        bold = book.add_format({"bold": True, "bottom": 1})
        for place, title in enumerate(heading()):
            sheet.write_string(0, place, title, bold)
        for line, row in enumerate(rows(entries), 1):
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(line, place, cell)
                else:
                    sheet.write_number(line, place, float(cell))
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    return out.getvalue()


def safe(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula, made harmless; a number as it is."""
    if isinstance(cell, str) and cell.startswith(DANGEROUS):
        return f"'{cell}"
    return cell
