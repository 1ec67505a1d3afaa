"""Changes of resolutions, of the register of accounts and of their credentials."""

from .register import connect
from .resolutions import (
    amend,
    break_glass,
    confirm,
    draft,
    issue,
    keep_signed_copy,
    lift,
    redraft,
    revoke,
    suspend,
    withdraw,
)

__all__ = [
    "amend",
    "break_glass",
    "confirm",
    "connect",
    "draft",
    "issue",
    "keep_signed_copy",
    "lift",
    "redraft",
    "revoke",
    "suspend",
    "withdraw",
]
