"""What other parts, and the pages, ask about people. Nothing here writes."""

from .competence import (
    competent,
    has_platform_test,
    is_competent,
    language_level,
    passed_test,
    readiness_of,
)
from .selection import complete_selection, selections_seen_by, visible_assessments
from .training import (
    Standing,
    State,
    certificates_seen_by,
    expiring_within,
    lacking_training,
    standings,
    trained,
)

__all__ = [
    "Standing",
    "State",
    "certificates_seen_by",
    "competent",
    "complete_selection",
    "expiring_within",
    "has_platform_test",
    "is_competent",
    "lacking_training",
    "language_level",
    "passed_test",
    "readiness_of",
    "selections_seen_by",
    "standings",
    "trained",
    "visible_assessments",
]
