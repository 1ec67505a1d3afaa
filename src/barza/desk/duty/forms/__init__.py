"""What people send us about duty, with every limit. Nothing here writes."""

from .calendar import AnnounceForm, HoursForm, RateForm, TimesForm, YearForm
from .ledger import ChoiceForm, CorrectForm, MonthForm, PayForm, TakenForm, WhyForm
from .rota import BecauseForm, HandoverForm, ShiftForm, SwapForm

__all__ = [
    "AnnounceForm",
    "BecauseForm",
    "ChoiceForm",
    "CorrectForm",
    "HandoverForm",
    "HoursForm",
    "MonthForm",
    "PayForm",
    "RateForm",
    "ShiftForm",
    "SwapForm",
    "TakenForm",
    "TimesForm",
    "WhyForm",
    "YearForm",
]
