from datetime import datetime

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.conduct import rule
from barza.desk.conduct.models import Acknowledgement
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee


@transaction.atomic
def acknowledge(*, version: str, by: Employee, now: datetime) -> Acknowledgement:
    """Notes that the employee has read this version of the rule; once, however often it is said.

    Raises ``Refused`` for another version than the present one: it must have been on the screen.
    """
    if version != rule.present(now).version:
        raise Refused(_("The rule has changed since. Read the present version."), clause="P-57")
    made, is_new = Acknowledgement.objects.get_or_create(
        employee=by,
        version=version,
        defaults={"acknowledged_at": now, "language": (get_language() or "ar")[:2]},
    )
    if is_new:
        record("rule.acknowledged", by=by, about=by, now=now, clause="P-57", version=version)
    return made
