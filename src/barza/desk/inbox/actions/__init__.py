"""What an officer does at the desk. Each is one verb: locks, checks, writes, records the act."""

from barza.desk.cases.actions import close, release, reopen, sort

from .answering import answer, send_again
from .bulk import Outcome, claim_many, release_many
from .leases import claim, renew
from .taking_back import look_up, undo
from .words import be_present, leave, note, save_draft

__all__ = [
    "Outcome",
    "answer",
    "be_present",
    "claim",
    "claim_many",
    "close",
    "leave",
    "look_up",
    "note",
    "release",
    "release_many",
    "renew",
    "reopen",
    "save_draft",
    "send_again",
    "sort",
    "undo",
]
