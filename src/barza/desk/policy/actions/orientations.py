"""Changes of the register of objectives and orientations (P-74)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee, Role
from barza.desk.policy.models import Orientation

DECIDE = frozenset({Role.SENIOR_MANAGEMENT})


@transaction.atomic
def add_orientation(
    *,
    kind: str,
    text_ar: str,
    text_en: str,
    source: str,
    adopted_by: str,
    from_on: date,
    by: Employee,
    now: datetime,
) -> Orientation:
    """Registers an objective or orientation, with the document that it comes from.

    Raises ``Refused`` unless senior management does it, and when a part is missing.
    """
    _require_decider(by)
    given = [text.strip() for text in (text_ar, text_en, source, adopted_by)]
    if kind not in Orientation.Kind or not all(given):
        raise Refused(
            _("Write the text in both languages, the document it comes from, and who adopted it."),
            clause="P-74",
        )
    made = Orientation.objects.create(
        kind=kind,
        text_ar=given[0],
        text_en=given[1],
        source=given[2],
        adopted_by=given[3],
        from_on=from_on,
    )
    record(
        "orientation.added",
        by=by,
        about=made,
        now=now,
        clause="P-74",
        kind=kind,
        text=made.text_en,
        source=made.source,
        from_on=from_on.isoformat(),
    )
    return made


@transaction.atomic
def end_orientation(
    orientation: Orientation, *, to_on: date, because: str, by: Employee, now: datetime
) -> Orientation:
    """``to_on`` is its last day: today or later, for what was in force stays so."""
    _require_decider(by)
    orientation = Orientation.objects.select_for_update().get(pk=orientation.pk)
    if orientation.to_on is not None:
        raise Refused(_("Its last day is set already. Add a new entry instead."), clause="P-74")
    if to_on < max(localdate(now), orientation.from_on):
        raise Refused(_("Its last day is today or later, and not before its first."), clause="P-74")
    if not because.strip():
        raise Refused(_("Say why it ends, or what takes its place."), clause="P-74")
    orientation.to_on = to_on
    orientation.save(update_fields=["to_on"])
    record(
        "orientation.ended",
        by=by,
        about=orientation,
        now=now,
        clause="P-74",
        to_on=to_on.isoformat(),
        because=because.strip(),
    )
    return orientation


def _require_decider(by: Employee) -> None:
    if by.role not in DECIDE or not by.is_active:
        raise Refused(
            _("Senior management adopts objectives and orientations. Ask them."), clause="P-74"
        )
