"""The signed paper, kept beside the resolution that it signs (P-61)."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.accounts.models import Resolution, SignedCopy
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role

from . import rules

LARGEST = 10 * 1024 * 1024
PDF = b"%PDF-"


@transaction.atomic
def keep_signed_copy(
    resolution: Resolution, content: bytes, *, by: Employee, now: datetime
) -> SignedCopy:
    """Stores a PDF with its hash. Raises ``Refused`` for what is none, or is too large."""
    resolution = rules.locked(resolution)
    rules.require_role(by, Role.PERSONNEL)
    rules.require_issued(resolution)
    if len(content) > LARGEST:
        raise Refused(_("The file is larger than 10 MB. Scan it more coarsely."), clause="P-61")
    if not content.startswith(PDF):
        raise Refused(_("This is no PDF. Scan the signed paper as a PDF."), clause="P-61")
    digest = hashlib.sha256(content).hexdigest()
    copy = SignedCopy(
        resolution=resolution,
        version=resolution.version,
        sha256=digest,
        size=len(content),
        by=by,
        at=now,
    )
    copy.file.save(f"{resolution.pk}-{resolution.version}-{digest[:12]}.pdf", ContentFile(content))
    rules.note("resolution.signed_copy_kept", resolution, by, now, sha256=digest)
    return copy
