"""The register of accounts, the resolutions that open them, and their sealed credentials."""

from .account import PUBLIC_STATES, Account, Tool, ToolKind
from .applications import AllowedApp, Attestation, ConnectedApp, UnknownApp
from .approval import Approval
from .credential import Credential, RotationDue, ViewPass
from .impostor import ImpostorReport
from .lifecycle import AccountRequest, Closing, Level, Review, Risk
from .reading import ActsRead
from .resolution import Duty, Hold, Resolution, ResolutionQuerySet, SignedCopy, Suspension
from .sheet import PARTS, Sheet

__all__ = [
    "PARTS",
    "PUBLIC_STATES",
    "Account",
    "AccountRequest",
    "ActsRead",
    "AllowedApp",
    "Approval",
    "Attestation",
    "Closing",
    "ConnectedApp",
    "Credential",
    "Duty",
    "Hold",
    "ImpostorReport",
    "Level",
    "Resolution",
    "ResolutionQuerySet",
    "Review",
    "Risk",
    "RotationDue",
    "Sheet",
    "SignedCopy",
    "Suspension",
    "Tool",
    "ToolKind",
    "UnknownApp",
    "ViewPass",
]
