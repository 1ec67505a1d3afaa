"""What an officer does at the desk. Each is one verb: locks, checks, writes, records the act."""

from barza.desk.cases.actions import close, release, reopen

from .acknowledging import set_acknowledging
from .answering import answer, send_again
from .asking_second import ask_second
from .bulk import Outcome, claim_many, release_many
from .leases import claim, renew
from .remarks import mark_draft_wrong, mark_wrong, point_out, withdraw
from .reviewing import agree, disagree, reconsider
from .sorting import sort
from .taking_back import look_up, undo
from .words import be_present, leave, note, read_mentions, save_draft

__all__ = [
    "Outcome",
    "agree",
    "answer",
    "ask_second",
    "be_present",
    "claim",
    "claim_many",
    "close",
    "disagree",
    "leave",
    "look_up",
    "mark_draft_wrong",
    "mark_wrong",
    "note",
    "point_out",
    "read_mentions",
    "reconsider",
    "release",
    "release_many",
    "renew",
    "reopen",
    "save_draft",
    "send_again",
    "set_acknowledging",
    "sort",
    "undo",
    "withdraw",
]
