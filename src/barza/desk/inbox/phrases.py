"""Times and people in words, short enough for a list. Computed here, so that templates don't."""

from datetime import datetime, timedelta
from typing import Literal

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from barza.desk.inbox.queries.queues import SOON

Tone = Literal["", "soon", "late"]
MINUTE, HOUR, DAY = 60, 3600, 86400


def time_left(due_at: datetime, now: datetime) -> tuple[str, Tone]:
    """How long until a deadline, or since; and how alarming that is."""
    left = due_at - now
    if left < timedelta(0):
        return _late(-left), "late"
    return _left(left), "soon" if left < SOON else ""


def ago(at: datetime, now: datetime) -> str:
    """How long since, for a list: minutes, hours, days, then the date."""
    seconds = int((now - at).total_seconds())
    if seconds < MINUTE:
        return _("now")
    if seconds < HOUR:
        n = seconds // MINUTE
        return ngettext("%(n)s min ago", "%(n)s min ago", n) % {"n": n}
    if seconds < DAY:
        n = seconds // HOUR
        return ngettext("%(n)s h ago", "%(n)s h ago", n) % {"n": n}
    if seconds < 7 * DAY:
        n = seconds // DAY
        return ngettext("%(n)s d ago", "%(n)s d ago", n) % {"n": n}
    return day(at)


def moment(at: datetime) -> str:
    """Date and time, in full."""
    return f"{day(at)} {clock(at)}"


def day(at: datetime) -> str:
    local = timezone.localtime(at)
    pattern = "j F" if local.year == timezone.localdate().year else "j F Y"
    return formats.date_format(local, pattern)


def clock(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M}"


def _left(left: timedelta) -> str:
    n = int(left.total_seconds()) // MINUTE
    if n < 60:
        return ngettext("%(n)s min left", "%(n)s min left", n) % {"n": n}
    n //= 60
    if n < 48:
        return ngettext("%(n)s h left", "%(n)s h left", n) % {"n": n}
    return ngettext("%(n)s d left", "%(n)s d left", n // 24) % {"n": n // 24}


def _late(late: timedelta) -> str:
    n = int(late.total_seconds()) // MINUTE
    if n < 60:
        return ngettext("%(n)s min late", "%(n)s min late", n) % {"n": n}
    n //= 60
    if n < 48:
        return ngettext("%(n)s h late", "%(n)s h late", n) % {"n": n}
    return ngettext("%(n)s d late", "%(n)s d late", n // 24) % {"n": n // 24}
