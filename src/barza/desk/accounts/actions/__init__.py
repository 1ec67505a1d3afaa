"""Changes of resolutions, of the register of accounts and of their credentials."""

from .applications import allow_app, attest, connect_app, decide_unknown, disallow_app
from .custody import enter_credential, generate_password, replace_recovery_codes
from .impostors import decide_impostor, report_impostor
from .kinds import add_kind, change_kind, rename_kind, retire_kind
from .lifecycle import activate, close, resume, review, suspend
from .register import connect
from .requesting import decide_account, request_account, set_risks
from .resolutions import amend, issue, revoke
from .rotations import queue_by_calendar, queue_rotation_for, suspect
from .sheets import publish_sheet, write_sheet
from .viewing import request_view, view_once

__all__ = [
    "activate",
    "add_kind",
    "allow_app",
    "amend",
    "attest",
    "change_kind",
    "close",
    "connect",
    "connect_app",
    "decide_account",
    "decide_impostor",
    "decide_unknown",
    "disallow_app",
    "enter_credential",
    "generate_password",
    "issue",
    "publish_sheet",
    "queue_by_calendar",
    "queue_rotation_for",
    "rename_kind",
    "replace_recovery_codes",
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
    "view_once",
    "write_sheet",
]
