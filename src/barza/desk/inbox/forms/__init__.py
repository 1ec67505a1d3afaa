"""What the desk's pages take from people, each with its limits."""

from .acknowledging import AcknowledgingForm
from .filters import FilterForm, RemarkFilterForm
from .remarks import DraftWrongForm, MissedForm, WhyForm
from .writing import AnswerForm, AskForm, BulkForm, CloseForm, DraftForm, NoteForm, SortForm

__all__ = [
    "AcknowledgingForm",
    "AnswerForm",
    "AskForm",
    "BulkForm",
    "CloseForm",
    "DraftForm",
    "DraftWrongForm",
    "FilterForm",
    "MissedForm",
    "NoteForm",
    "RemarkFilterForm",
    "SortForm",
    "WhyForm",
]
