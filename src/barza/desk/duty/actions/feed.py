"""The secret address under which a calendar program reads a person's shifts."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.duty.feeding import digest_of
from barza.desk.duty.models import FeedToken
from barza.desk.people.models import Employee


@transaction.atomic
def make_feed(*, by: Employee, now: datetime) -> str:
    """Makes a new address in place of an earlier one; returns the token, which nobody else
    learns: only its digest is kept.
    """
    _revoke(by, now)
    token = secrets.token_urlsafe(32)
    made = FeedToken.objects.create(employee=by, digest=digest_of(token), made_at=now)
    record("feed.made", by=by, about=made, now=now, clause="P-43")
    return token


@transaction.atomic
def revoke_feed(*, by: Employee, now: datetime) -> None:
    """Ends the address at once."""
    if not _revoke(by, now):
        raise Refused(_("You have no calendar address."), clause="P-43")
    record("feed.revoked", by=by, about=by, now=now, clause="P-43")


def _revoke(by: Employee, now: datetime) -> int:
    Employee.objects.select_for_update().get(pk=by.pk)
    return FeedToken.objects.filter(employee=by, revoked_at=None).update(revoked_at=now)
