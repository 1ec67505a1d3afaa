"""What an officer may see of the desk. Every page begins at ``cases_for``; no other way in."""

from .conversations import Conversation, Entry, conversation
from .counting import Counts, counts
from .gate import account_ids, cases_for
from .history import Happening, history
from .people import Person, citizen, draft_of, others_present, reusable_answers
from .queues import PAGE, Filters, Page, Queue, Row, page
from .searching import Hit, Hits, search

__all__ = [
    "PAGE",
    "Conversation",
    "Counts",
    "Entry",
    "Filters",
    "Happening",
    "Hit",
    "Hits",
    "Page",
    "Person",
    "Queue",
    "Row",
    "account_ids",
    "cases_for",
    "citizen",
    "conversation",
    "counts",
    "draft_of",
    "history",
    "others_present",
    "page",
    "reusable_answers",
    "search",
]
