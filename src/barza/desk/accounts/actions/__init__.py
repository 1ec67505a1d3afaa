"""Changes of resolutions, of the register of accounts and of their credentials."""

from .register import connect
from .resolutions import amend, issue, revoke

__all__ = ["amend", "connect", "issue", "revoke"]
