"""Changes of what the institution is after, and of what it says."""

from .orientations import DECIDE, add_orientation, end_orientation
from .positions import (
    approve_position,
    decline_position,
    propose_position,
    withdraw_position,
)

__all__ = [
    "DECIDE",
    "add_orientation",
    "approve_position",
    "decline_position",
    "end_orientation",
    "propose_position",
    "withdraw_position",
]
