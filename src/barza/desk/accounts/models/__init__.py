"""The register of accounts, the resolutions that open them, and their sealed credentials."""

from .account import Account, Tool
from .approval import Approval
from .credential import Credential
from .resolution import Duty, Resolution, ResolutionQuerySet, SignedCopy, Suspension

__all__ = [
    "Account",
    "Approval",
    "Credential",
    "Duty",
    "Resolution",
    "ResolutionQuerySet",
    "SignedCopy",
    "Suspension",
    "Tool",
]
