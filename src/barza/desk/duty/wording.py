"""How times and amounts are written for people: in Muscat, in the reader's language."""

from datetime import datetime, timedelta

from django.utils import formats, timezone

from .spans import Span


def stretch(span: Span) -> str:
    """``Sunday 5 April 16:00–00:00``; the last day is named when it isn't plainly the next.

    The text takes the direction of the page, so that in Arabic the beginning is on the right.
    """
    start, end = timezone.localtime(span.start), timezone.localtime(span.end)
    day = formats.date_format(start, "l j F")
    if end - start < timedelta(hours=24):
        return f"{day} {start:%H:%M}–{end:%H:%M}"
    last = formats.date_format(end, "l j F")
    return f"{day} {start:%H:%M} – {last} {end:%H:%M}"


def clock(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M}"


def hours(minutes: int) -> str:
    """``8:05``, with a minus sign before what is below nought."""
    sign = "−" if minutes < 0 else ""
    whole, rest = divmod(abs(minutes), 60)
    return f"{sign}{whole}:{rest:02}"
