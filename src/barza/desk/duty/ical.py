"""Shifts as a calendar: RFC 5545, by hand, because it is little. Times are UTC."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from .models import Shift

LONGEST_LINE = 75
"""Octets, without the line break (RFC 5545, 3.1)."""
BREAK = "\r\n"
PRODUCT = "-//Barza//Duty//EN"


def calendar(shifts: Iterable[Shift], person: int, host: str, now: datetime) -> str:
    """The shifts of one person, in the reader's language. No colleague is named."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(_('Duty'))}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ]
    for shift in shifts:
        lines += _event(shift, person, host, now)
    lines.append("END:VCALENDAR")
    return "".join(folded(line) + BREAK for line in lines)


def escaped(text: str) -> str:
    """A text value (RFC 5545, 3.3.11); other control characters are left out."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(plain, written)
    text = text.replace("\r\n", "\\n").replace("\n", "\\n")
    return "".join(sign for sign in text if sign == "\t" or (sign >= " " and sign != "\x7f"))


def folded(line: str) -> str:
    """A long line in pieces of at most 75 octets; no character is parted."""
    return f"{BREAK} ".join(_pieces(line))


def _pieces(line: str) -> Iterator[str]:
    piece, size, most = "", 0, LONGEST_LINE
    for sign in line:
        octets = len(sign.encode())
        if size + octets > most:
            yield piece
            piece, size, most = "", 0, LONGEST_LINE - 1  # the space that begins the next line
        piece, size = piece + sign, size + octets
    yield piece


def _event(shift: Shift, person: int, host: str, now: datetime) -> list[str]:
    works = shift.officer_id == person
    what = _("Duty: %(account)s") if works else _("Backup: %(account)s")
    lines = [
        "BEGIN:VEVENT",
        f"UID:shift-{shift.pk}-{person}@{host}",
        f"DTSTAMP:{_stamp(now)}",
        f"DTSTART:{_stamp(shift.start_at)}",
        f"DTEND:{_stamp(shift.end_at)}",
        f"SUMMARY:{escaped(what % {'account': shift.account})}",
    ]
    if shift.note:
        lines.append(f"DESCRIPTION:{escaped(shift.note)}")
    if not works:
        lines.append("TRANSP:TRANSPARENT")
    return [*lines, "END:VEVENT"]


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
