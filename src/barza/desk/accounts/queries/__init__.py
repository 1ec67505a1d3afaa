"""Reading the register. Imports neither ``authority`` nor ``vault``, which ask here."""

from .applications import (
    allow_list,
    attestations,
    inventory,
    is_attestation_overdue,
    unknown_apps,
)
from .custody import (
    Known,
    credentials_of,
    is_locked,
    living_credentials,
    locked,
    revealed_to,
    rotations,
)
from .impostors import report_page, reports, sees_reports
from .official import official, public_account, public_sheet, with_sheet
from .register import (
    counts_by_kind,
    is_review_overdue,
    keeps_credentials,
    kind_names,
    kinds,
    opens_register,
    page,
    resolutions_naming,
    sees_custody,
    sheets,
    timeline,
    visible,
)

__all__ = [
    "Known",
    "allow_list",
    "attestations",
    "counts_by_kind",
    "credentials_of",
    "inventory",
    "is_attestation_overdue",
    "is_locked",
    "is_review_overdue",
    "keeps_credentials",
    "kind_names",
    "kinds",
    "living_credentials",
    "locked",
    "official",
    "opens_register",
    "page",
    "public_account",
    "public_sheet",
    "report_page",
    "reports",
    "resolutions_naming",
    "revealed_to",
    "rotations",
    "sees_custody",
    "sees_reports",
    "sheets",
    "timeline",
    "unknown_apps",
    "visible",
    "with_sheet",
]
