"""What the institution is after, and what it says."""

from .orientation import Orientation, OrientationQuerySet
from .position import Position, PositionQuerySet

__all__ = ["Orientation", "OrientationQuerySet", "Position", "PositionQuerySet"]
