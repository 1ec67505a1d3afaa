"""The only place that opens a credential of an account (P-85). It is in no log."""

from .sealing import forget_token, holds, open_for_connector, open_one, put, rewrap, wipe
from .storing import store
from .strength import generate, require_strong, strength

__all__ = [
    "forget_token",
    "generate",
    "holds",
    "open_for_connector",
    "open_one",
    "put",
    "require_strong",
    "rewrap",
    "store",
    "strength",
    "wipe",
]
