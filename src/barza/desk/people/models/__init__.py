"""Who works here, what they can do, and what they have learned."""

from .alerts import Acknowledgement, Alert
from .competence import ANSWERS_FROM, LanguageLevel, Level, PlatformTest, TopicCompetence
from .directory import DirectoryList
from .employee import Employee, Role, Unit
from .readiness import Readiness
from .selection import ASSESSED_BY, Assessment, Criterion, Selection
from .training import Attempt, Certificate, Choice, Module, Question

__all__ = [
    "ANSWERS_FROM",
    "ASSESSED_BY",
    "Acknowledgement",
    "Alert",
    "Assessment",
    "Attempt",
    "Certificate",
    "Choice",
    "Criterion",
    "DirectoryList",
    "Employee",
    "LanguageLevel",
    "Level",
    "Module",
    "PlatformTest",
    "Question",
    "Readiness",
    "Role",
    "Selection",
    "TopicCompetence",
    "Unit",
]
