"""What people do with a case. Each locks it, checks, writes, and records the act."""

from .catalogue import put_area, put_service, set_target, withdraw_target
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
    "put_area",
    "put_service",
    "refute",
    "release",
    "release_ended",
    "reopen",
    "restore",
    "set_target",
    "sort",
    "withdraw_target",
]
