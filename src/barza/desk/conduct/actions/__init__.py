"""What can be done with concerns, with conduct files and with one's own record."""

from .acknowledging import acknowledge
from .concerns import answer, file_concern, say, take, withdraw_concern
from .deciding import decide_grievance, find, refer
from .disposal import dispose
from .escalating import escalate, escalate_overdue, not_resolved
from .exporting import export_record
from .files import add_evidence, admit, open_file, remove, withdraw_allegation
from .looking import look_at_concern, look_at_file, open_attachment, turned_away
from .precautions import end_precaution, order_precaution
from .process import file_grievance, give_notice, reply

__all__ = [
    "acknowledge",
    "add_evidence",
    "admit",
    "answer",
    "decide_grievance",
    "dispose",
    "end_precaution",
    "escalate",
    "escalate_overdue",
    "export_record",
    "file_concern",
    "file_grievance",
    "find",
    "give_notice",
    "look_at_concern",
    "look_at_file",
    "not_resolved",
    "open_attachment",
    "open_file",
    "order_precaution",
    "refer",
    "remove",
    "reply",
    "say",
    "take",
    "turned_away",
    "withdraw_allegation",
    "withdraw_concern",
]
