"""What the pages of the policy take from people, with every limit."""

from .orientations import EndForm, FilterForm, OrientationForm
from .positions import BecauseForm, PositionFilterForm, PositionForm

__all__ = [
    "BecauseForm",
    "EndForm",
    "FilterForm",
    "OrientationForm",
    "PositionFilterForm",
    "PositionForm",
]
