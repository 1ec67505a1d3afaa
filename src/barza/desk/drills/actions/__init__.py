"""What is done in a drill. Each locks, checks, writes, and records the act."""

from .answering import choose_department
from .ending import abandon, end_overdue, finish
from .posting import not_posted, posted
from .starting import start

__all__ = [
    "abandon",
    "choose_department",
    "end_overdue",
    "finish",
    "not_posted",
    "posted",
    "start",
]
