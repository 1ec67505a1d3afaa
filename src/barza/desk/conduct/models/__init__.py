"""Staff concerns, conduct files, and who acknowledged the rule that both stand on."""

from .concern import Concern, ConcernFile, ConcernMessage
from .entries import Evidence, Finding, Statement, StatementFile
from .file import ConductFile, Member, Outcome, Precaution
from .rule import Acknowledgement
from .stored import MediaType, StoredFile

__all__ = [
    "Acknowledgement",
    "Concern",
    "ConcernFile",
    "ConcernMessage",
    "ConductFile",
    "Evidence",
    "Finding",
    "MediaType",
    "Member",
    "Outcome",
    "Precaution",
    "Statement",
    "StatementFile",
    "StoredFile",
]
