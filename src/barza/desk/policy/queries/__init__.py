"""Reading what the institution is after, and what it says."""

from .orientations import adopts, in_force, orientation_in_force, page, sees
from .positions import (
    PositionFilters,
    decides_positions,
    next_version_of,
    other_versions,
    position_in_force,
    position_page,
    positions_in_force,
    proposes_positions,
    visible_positions,
)

__all__ = [
    "PositionFilters",
    "adopts",
    "decides_positions",
    "in_force",
    "next_version_of",
    "orientation_in_force",
    "other_versions",
    "page",
    "position_in_force",
    "position_page",
    "positions_in_force",
    "proposes_positions",
    "sees",
    "visible_positions",
]
