"""What others and the pages ask about duty. ``on_duty`` and ``chain`` are the rota's answer."""

from .escalation import escalated, escalations, minutes_of, unmailed
from .ledger import Balance, balance, decided_for, months, of_person, statement, to_settle
from .office import (
    accounts_decided,
    accounts_kept,
    accounts_seen,
    decides,
    head_of,
    keeps,
    keeps_calendar,
    pays,
    reads_ledger,
)
from .rota import (
    attended_from,
    chain,
    colleagues,
    gaps,
    handovers,
    named_for,
    on_duty,
    running,
    shifts_of,
    week,
)
from .swapping import offers, swaps_for, to_approve

__all__ = [
    "Balance",
    "accounts_decided",
    "accounts_kept",
    "accounts_seen",
    "attended_from",
    "balance",
    "chain",
    "colleagues",
    "decided_for",
    "decides",
    "escalated",
    "escalations",
    "gaps",
    "handovers",
    "head_of",
    "keeps",
    "keeps_calendar",
    "minutes_of",
    "months",
    "named_for",
    "of_person",
    "offers",
    "on_duty",
    "pays",
    "reads_ledger",
    "running",
    "shifts_of",
    "statement",
    "swaps_for",
    "to_approve",
    "to_settle",
    "unmailed",
    "week",
]
