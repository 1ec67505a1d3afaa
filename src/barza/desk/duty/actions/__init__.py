"""What is done about duty: the rota, swaps, hand-over, escalation, the ledger, the calendar."""

from .calendar import announce_holiday, forecast_holidays, set_hours
from .correcting import correct
from .devices import forget_those_who_left, signed_out, subscribe, try_out, unsubscribe
from .escalation import advance, end, raise_escalation, taken
from .feed import make_feed, revoke_feed
from .handover import hand_over
from .ledger import approve, choose, compute_overtime, reject, take_time_off
from .payroll import make_payroll_file, mark_paid
from .rota import assign_shift, cancel_shift, change_shift
from .settings import set_escalation_times, set_rate
from .swaps import accept_swap, approve_swap, decline_swap, offer_swap

__all__ = [
    "accept_swap",
    "advance",
    "announce_holiday",
    "approve",
    "approve_swap",
    "assign_shift",
    "cancel_shift",
    "change_shift",
    "choose",
    "compute_overtime",
    "correct",
    "decline_swap",
    "end",
    "forecast_holidays",
    "forget_those_who_left",
    "hand_over",
    "make_feed",
    "make_payroll_file",
    "mark_paid",
    "offer_swap",
    "raise_escalation",
    "reject",
    "revoke_feed",
    "set_escalation_times",
    "set_hours",
    "set_rate",
    "signed_out",
    "subscribe",
    "take_time_off",
    "taken",
    "try_out",
    "unsubscribe",
]
