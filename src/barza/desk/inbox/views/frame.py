"""What stands around every page of the desk: the queues, the review list, the person."""

from datetime import datetime
from typing import Any

from barza.desk.core.bilingual import initials
from barza.desk.inbox import queries, shortcuts
from barza.desk.inbox.queries import Counts, Queue
from barza.desk.people.http import StaffRequest

from .asking import Asked

TONES = {Queue.OVERDUE: "late", Queue.MENTIONS: "called"}
"""Of a number that is more than a number, while it isn't nought."""


def frame(request: StaffRequest, now: datetime, asking: Asked | None = None) -> dict[str, Any]:
    """``asking`` is what the list shows; None on a page that is no queue's."""
    counts = queries.counts(request.user, now)
    return {
        "queues": _queues(counts, asking),
        "may_review": counts.review is not None,
        "to_review": queries.capped(counts.review or 0),
        "my_initials": initials(request.user.name),
        "js_words": shortcuts.words(),
    }


def _queues(counts: Counts, asking: Asked | None) -> list[dict[str, Any]]:
    return [
        {
            "name": queue.value,
            "label": queue.label,
            "icon": shortcuts.ICONS[queue],
            "count": counts.shown(queue),
            "is_current": asking is not None and queue == asking.queue and not asking.text,
            "tone": TONES.get(queue, "") if counts.of[queue] else "",
        }
        for queue in Queue
    ]
