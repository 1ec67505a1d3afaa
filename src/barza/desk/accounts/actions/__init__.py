"""Changes of resolutions, of the register of accounts and of their credentials."""

from .applications import allow_app, attest, connect_app, decide_unknown, disallow_app
from .approvals import approve, ask_approval, decline, use_approval, withdraw_approval
from .custody import enter_credential, generate_password, replace_recovery_codes
from .formers import confirm_password
from .holding import hold, release
from .impostors import decide_impostor, report_impostor
from .kinds import add_kind, change_kind, rename_kind, retire_kind
from .leaving import finish_leaving, leave, note_leavings_read
from .lifecycle import activate, close, resume, review, suspend
from .register import connect, disconnect
from .requesting import decide_account, request_account, set_risks
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
    withdraw,
)
from .resolutions import suspend as suspend_resolution
from .rotations import queue_by_calendar, queue_rotation_for, suspect
from .sheets import publish_sheet, write_sheet
from .viewing import request_view, view_once

__all__ = [
    "activate",
    "add_kind",
    "allow_app",
    "amend",
    "approve",
    "ask_approval",
    "attest",
    "break_glass",
    "change_kind",
    "close",
    "confirm",
    "confirm_password",
    "connect",
    "connect_app",
    "decide_account",
    "decide_impostor",
    "decide_unknown",
    "decline",
    "disallow_app",
    "disconnect",
    "draft",
    "enter_credential",
    "finish_leaving",
    "generate_password",
    "hold",
    "issue",
    "keep_signed_copy",
    "leave",
    "lift",
    "note_leavings_read",
    "publish_sheet",
    "queue_by_calendar",
    "queue_rotation_for",
    "redraft",
    "release",
    "rename_kind",
    "replace_recovery_codes",
    "report_emergency",
    "report_impostor",
    "request_account",
    "request_view",
    "resume",
    "retire_kind",
    "review",
    "revoke",
    "set_risks",
    "suspect",
    "suspend",
    "suspend_resolution",
    "use_approval",
    "view_once",
    "withdraw",
    "withdraw_approval",
    "write_sheet",
]
