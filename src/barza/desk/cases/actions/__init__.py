"""What people do with a case. Each locks it, checks, writes, and records the act."""

from .lease import claim, release, release_ended
from .ledger import answered, close, reopen
from .sorting import sort

__all__ = ["answered", "claim", "close", "release", "release_ended", "reopen", "sort"]
