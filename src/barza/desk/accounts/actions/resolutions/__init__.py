"""Resolutions: the only key to an account (P-61, P-62)."""

from .breaking_glass import break_glass, confirm, report_emergency
from .changing import amend, lift, revoke, suspend
from .drafting import draft, issue, redraft, withdraw
from .signing import keep_signed_copy

__all__ = [
    "amend",
    "break_glass",
    "confirm",
    "draft",
    "issue",
    "keep_signed_copy",
    "lift",
    "redraft",
    "report_emergency",
    "revoke",
    "suspend",
    "withdraw",
]
