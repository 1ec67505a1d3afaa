"""What people send us about accounts and resolutions; every field has its limit."""

from .resolutions import (
    STANDINGS,
    ActionForm,
    AmendForm,
    BecauseForm,
    DraftForm,
    EmergencyForm,
    FilterForm,
    IssueForm,
    RedraftForm,
    SignedForm,
    SuspendForm,
    terms,
)

__all__ = [
    "STANDINGS",
    "ActionForm",
    "AmendForm",
    "BecauseForm",
    "DraftForm",
    "EmergencyForm",
    "FilterForm",
    "IssueForm",
    "RedraftForm",
    "SignedForm",
    "SuspendForm",
    "terms",
]
