"""What other parts, and the pages, ask about people. Nothing here writes."""

from .competence import has_platform_test, language_level, readiness_of, topics_of
from .selection import complete_selection, selections_seen_by, visible_assessments
from .training import (
    WARNED,
    Standing,
    State,
    certificates_seen_by,
    lacking_training,
    standings,
    trained,
)

__all__ = [
    "WARNED",
    "Standing",
    "State",
    "certificates_seen_by",
    "complete_selection",
    "has_platform_test",
    "lacking_training",
    "language_level",
    "readiness_of",
    "selections_seen_by",
    "standings",
    "topics_of",
    "trained",
    "visible_assessments",
]
