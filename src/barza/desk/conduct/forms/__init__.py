"""What people send on concerns and conduct files, each with its limits. Nothing here writes."""

from .concerns import (
    AcknowledgeForm,
    AnswerForm,
    ConcernForm,
    EscalateForm,
    MessageForm,
    NothingForm,
    NotResolvedForm,
)
from .files import (
    AdmitForm,
    BecauseForm,
    DisposeForm,
    EvidenceForm,
    FindingForm,
    GrievanceForm,
    NoticeForm,
    OpenForm,
    PrecautionForm,
    ReferForm,
    RemoveForm,
    ReplyForm,
)

__all__ = [
    "AcknowledgeForm",
    "AdmitForm",
    "AnswerForm",
    "BecauseForm",
    "ConcernForm",
    "DisposeForm",
    "EscalateForm",
    "EvidenceForm",
    "FindingForm",
    "GrievanceForm",
    "MessageForm",
    "NotResolvedForm",
    "NothingForm",
    "NoticeForm",
    "OpenForm",
    "PrecautionForm",
    "ReferForm",
    "RemoveForm",
    "ReplyForm",
]
