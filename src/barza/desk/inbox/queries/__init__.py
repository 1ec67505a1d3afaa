"""What an officer may see of the desk. Every page begins at ``cases_for``; no other way in."""

from .conversations import Conversation, Entry, Written, conversation, findings, state_of
from .counting import Counts, capped, counts
from .gate import account_ids, cases_for, moderated_ids
from .history import Happening, history
from .opening import opened
from .people import Person, citizen, draft_of, others_present
from .queues import PAGE, Filters, Page, Queue, Row, page
from .remarks import RemarkFilters, RemarkPage, remarks, remarks_for
from .searching import Hit, Hits, search
from .suggesting import Offered, hotline, reusable_answers, services

__all__ = [
    "PAGE",
    "Conversation",
    "Counts",
    "Entry",
    "Filters",
    "Happening",
    "Hit",
    "Hits",
    "Offered",
    "Page",
    "Person",
    "Queue",
    "RemarkFilters",
    "RemarkPage",
    "Row",
    "Written",
    "account_ids",
    "capped",
    "cases_for",
    "citizen",
    "conversation",
    "counts",
    "draft_of",
    "findings",
    "history",
    "hotline",
    "moderated_ids",
    "opened",
    "others_present",
    "page",
    "remarks",
    "remarks_for",
    "reusable_answers",
    "search",
    "services",
    "state_of",
]
