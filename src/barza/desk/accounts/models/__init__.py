"""The register of accounts, the resolutions that open them, and their sealed credentials."""

from .account import Account, Tool
from .credential import Credential
from .resolution import Duty, Resolution, ResolutionQuerySet

__all__ = ["Account", "Credential", "Duty", "Resolution", "ResolutionQuerySet", "Tool"]
