"""Changes of resolutions, of the register of accounts and of their credentials."""

from .approvals import (
    approve,
    ask_approval,
    decline,
    use_approval,
    withdraw_approval,
)
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
    report_emergency,
    revoke,
    suspend,
    withdraw,
)

__all__ = [
    "amend",
    "approve",
    "ask_approval",
    "break_glass",
    "confirm",
    "connect",
    "decline",
    "draft",
    "issue",
    "keep_signed_copy",
    "lift",
    "redraft",
    "report_emergency",
    "revoke",
    "suspend",
    "use_approval",
    "withdraw",
    "withdraw_approval",
]
