"""The only thing that reaches authority before a finding: reasoned, and for a time (P-59)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.conduct import authority, independence, periods
from barza.desk.conduct.models import ConductFile, Finding, Precaution
from barza.desk.conduct.queries import parts
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee

from .words import written


@transaction.atomic
def order_precaution(
    file: ConductFile, *, reasons: str, until_at: datetime, by: Employee, now: datetime
) -> Precaution:
    """Suspends the employee's authority until then: after the notice, for as long as the periods
    allow at most, one at a time, and never again for reasons that were given before."""
    file = _locked(file)
    _require_may(file, by)
    reasons = written(reasons, _("Give the reasons for the precaution."), "P-59")
    if file.noticed_at is None or file.closed_at is not None:
        raise Refused(_("A precaution is possible from the notice on, while the file is open."))
    most = periods.in_force(now).precaution_most_days
    if not now < until_at <= now + timedelta(days=most):
        raise Refused(_("A precaution ends within %(most)s days.") % {"most": most}, clause="P-59")
    _require_new(file, reasons, now)
    precaution = Precaution.objects.create(
        file=file, reasons=reasons, from_at=now, until_at=until_at, ordered_by=by
    )
    numbers = authority.suspend_all(
        file.employee,
        about=_label(precaution),
        because=_("A precaution for a time (P-59)"),
        until=until_at,
        by=by,
        now=now,
    )
    record(
        "conduct.precaution",
        by=by,
        about=file,
        now=now,
        clause="P-59",
        until_at=until_at.isoformat(),
        resolutions=numbers,
    )
    return precaution


@transaction.atomic
def end_precaution(file: ConductFile, *, because: str, by: Employee, now: datetime) -> ConductFile:
    """Gives the authority back before the time is over."""
    file = _locked(file)
    _require_may(file, by)
    because = written(because, _("Say why the precaution ends."), "P-59", 1000)
    if not end_all(file, because, by=by, now=now):
        raise Refused(_("No precaution is in force on this file."), clause="P-59")
    return file


def end_all(file: ConductFile, because: str, *, by: Employee, now: datetime) -> bool:
    """Ends what is in force on the file and restores the employee's authority; says whether there
    was anything. Part of another action's transaction."""
    running = Precaution.objects.select_for_update().filter(file=file, ended_at=None)
    ended = running.filter(until_at__gt=now).first()
    if ended:
        ended.ended_at, ended.ended_because = now, because
        ended.save(update_fields=["ended_at", "ended_because"])
        numbers = authority.restore_all(
            file.employee,
            about=_label(ended),
            because=_("The precaution ended (P-59)"),
            by=by,
            now=now,
        )
        record(
            "conduct.precaution_ended",
            by=by,
            about=file,
            now=now,
            clause="P-59",
            resolutions=numbers,
        )
    return ended is not None


def _label(precaution: Precaution) -> str:
    """What accounts knows it by."""
    return f"{precaution._meta.label_lower}:{precaution.pk}"


def _locked(file: ConductFile) -> ConductFile:
    rows = ConductFile.objects.select_for_update(of=("self",)).select_related("employee")
    return rows.get(pk=file.pk)


def _require_may(file: ConductFile, by: Employee) -> None:
    if not parts(file, by):
        raise Refused(_("This isn't your part on the file. Ask whoever handles it."), clause="P-60")
    independence.require(file, by, Finding.Instance.FIRST)


def _require_new(file: ConductFile, reasons: str, now: datetime) -> None:
    earlier = list(file.precautions.all())
    if any(one.ended_at is None and one.until_at > now for one in earlier):
        raise Refused(_("A precaution is in force already. End it first."), clause="P-59")
    if any(_plain(one.reasons) == _plain(reasons) for one in earlier):
        raise Refused(
            _("A precaution isn't renewed. Give reasons that are new, or do without it."),
            clause="P-59",
        )


def _plain(reasons: str) -> str:
    return "".join(filter(str.isalnum, reasons.casefold()))
