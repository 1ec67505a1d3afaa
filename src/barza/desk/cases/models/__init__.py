from .case import AnswerOwed, Case, CaseKind, CaseState, Clock, ClockKind, Settlement, Urgency
from .catalogue import Area, Service, Target
from .conversation import Finding, Handle, Message, MessageVersion, Thread

__all__ = [
    "AnswerOwed",
    "Area",
    "Case",
    "CaseKind",
    "CaseState",
    "Clock",
    "ClockKind",
    "Finding",
    "Handle",
    "Message",
    "MessageVersion",
    "Service",
    "Settlement",
    "Target",
    "Thread",
    "Urgency",
]
