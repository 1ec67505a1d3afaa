"""What people do with a case. Each locks it, checks, writes, and records the act."""

from .findings import add_finding, drop_finding, refute, restore
from .lease import claim, release, release_ended
from .ledger import answered, close, reopen
from .sorting import sort

__all__ = [
    "add_finding",
    "answered",
    "claim",
    "close",
    "drop_finding",
    "refute",
    "release",
    "release_ended",
    "reopen",
    "restore",
    "sort",
]
