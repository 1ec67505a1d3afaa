"""The rota, what escalates along it, and the ledger of out-of-hours work."""

from .escalation import Escalation, EscalationStep, EscalationTimes, Step
from .overtime import Choice, Klass, OvertimeEntry, PayrollFile, Rate, Source, State
from .push import Push, PushSubscription
from .rota import FeedToken, Handover, Shift, ShiftQuerySet, Swap

__all__ = [
    "Choice",
    "Escalation",
    "EscalationStep",
    "EscalationTimes",
    "FeedToken",
    "Handover",
    "Klass",
    "OvertimeEntry",
    "PayrollFile",
    "Push",
    "PushSubscription",
    "Rate",
    "Shift",
    "ShiftQuerySet",
    "Source",
    "State",
    "Step",
    "Swap",
]
