"""Reading concerns and conduct files. Everything begins at a gate: who isn't let in finds none."""

from .concerns import Queue, concerns_for, queue, readers
from .files import (
    due_for_disposal,
    files_about,
    files_for,
    listed,
    may_open_files,
    parts,
    precautions_in_force,
    violations,
)
from .possible import possible
from .rule import Missing, has_acknowledged, not_acknowledged

__all__ = [
    "Missing",
    "Queue",
    "concerns_for",
    "due_for_disposal",
    "files_about",
    "files_for",
    "has_acknowledged",
    "listed",
    "may_open_files",
    "not_acknowledged",
    "parts",
    "possible",
    "precautions_in_force",
    "queue",
    "readers",
    "violations",
]
