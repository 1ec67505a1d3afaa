"""Taking over a list of the staff out of the directory: all of it, or nothing (P-62)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.directory import LARGEST
from barza.desk.people.models import DirectoryList, Employee
from barza.desk.people.queries.directory import DETAILS, Change, plan

from .rules import require_personnel_office
from .standing import change_job, correct_details, deactivate, enter, reinstate

Origin = DirectoryList.Origin


@transaction.atomic
def hand_in_list(
    text: str,
    *,
    is_whole: bool,
    origin: Origin = Origin.FILE,
    by: Employee | str,
    now: datetime,
) -> DirectoryList:
    """Keeps the list to be looked at. Nobody's record changes yet.

    What was read of the directory before, and not taken over, is out of date: it is dropped.
    """
    require_personnel_office(by)
    if not text.strip() or "\0" in text or len(text) > LARGEST:
        raise Refused(_("This file holds no list, or a far too long one."), clause="P-62")
    if origin == Origin.DIRECTORY:
        _drop_earlier(by, now)
    handed_in = DirectoryList.objects.create(
        text=text,
        is_whole=is_whole,
        origin=origin,
        handed_in_at=now,
        handed_in_by=by if isinstance(by, Employee) else None,
    )
    record(
        "directory.handed_in",
        by=by,
        about=handed_in,
        now=now,
        clause="P-62",
        whole=is_whole,
        origin=origin.value,
    )
    return handed_in


@transaction.atomic
def apply_list(
    handed_in: DirectoryList, *, agreed: str, by: Employee | str, now: datetime
) -> DirectoryList:
    """Does what the plan says whose digest the person agreed to. A job changed suspends (P-62).

    Raises ``Refused``, and changes nothing, when a line can't be read or the plan is another.
    """
    handed_in = _locked(handed_in)
    require_personnel_office(by)
    list(Employee.objects.select_for_update().order_by("pk").values_list("pk"))
    made = plan(handed_in, by if isinstance(by, Employee) else None, localdate(now))
    if made.problems:
        raise Refused(
            _("Nothing was taken over. Correct the lines named below, and hand the list in again."),
            clause="P-62",
        )
    if made.digest != agreed:
        raise Refused(
            _("The staff changed since you looked. Look again at what the list changes."),
            clause="P-62",
        )
    for row, unit in made.additions:
        fields = row.model_dump(exclude={"unit", "active"})
        enter(**fields, unit=unit, by=by, now=now)
    for change in made.changes:
        _change(change, by, now)
    for employee in made.leavers:
        deactivate(employee, by=by, now=now)
    handed_in.applied_at, handed_in.text = now, ""
    handed_in.save(update_fields=["applied_at", "text"])
    record(
        "directory.applied",
        by=by,
        about=handed_in,
        now=now,
        clause="P-62",
        entered=len(made.additions),
        changed=len(made.changes),
        left=len(made.leavers),
    )
    return handed_in


@transaction.atomic
def drop_list(handed_in: DirectoryList, *, by: Employee | str, now: datetime) -> DirectoryList:
    """The list is not taken over, and no longer kept."""
    handed_in = _locked(handed_in)
    require_personnel_office(by)
    handed_in.dropped_at, handed_in.text = now, ""
    handed_in.save(update_fields=["dropped_at", "text"])
    record("directory.dropped", by=by, about=handed_in, now=now, clause="P-62")
    return handed_in


def _drop_earlier(by: Employee | str, now: datetime) -> None:
    earlier = DirectoryList.objects.filter(
        origin=Origin.DIRECTORY, applied_at=None, dropped_at=None
    ).order_by("pk")
    for one in earlier.select_for_update():
        drop_list(one, by=by, now=now)


def _change(change: Change, by: Employee | str, now: datetime) -> None:
    employee, row = change.employee, change.row
    if change.is_back:
        reinstate(employee, by=by, now=now)
    if change.fields.keys() & {*DETAILS, "unit"}:
        correct_details(
            employee,
            name_ar=row.name_ar,
            name_en=row.name_en,
            unit=change.unit,
            email=row.email,
            by=by,
            now=now,
        )
    if change.is_of_job:
        change_job(employee, job_ar=row.job_ar, job_en=row.job_en, by=by, now=now)


def _locked(handed_in: DirectoryList) -> DirectoryList:
    handed_in = DirectoryList.objects.select_for_update().get(pk=handed_in.pk)
    if not handed_in.is_open:
        raise Refused(_("This list was dealt with already. Hand in a new one."), clause="P-62")
    return handed_in
