"""What the institution promises, what it offers and where: targets, services, areas (P-42)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.cases.models import Area, CaseKind, Service, Target, Urgency
from barza.desk.core.errors import Refused
from barza.desk.people.administering import changes, require, require_names
from barza.desk.people.models import Employee, Unit

EVERY_KIND = "*"
LONGEST = 366 * 24 * 60
"""Minutes of a promise."""


@transaction.atomic
def set_target(
    *,
    kind: str,
    urgency: str,
    acknowledge_minutes: int,
    answer_minutes: int,
    calendar: str,
    valid_from_on: date,
    by: Employee,
    now: datetime,
) -> Target:
    """A promise from a day on, today at the earliest: what began before keeps its own (P-27).

    One that was to begin the same day is replaced.
    """
    require(by, "P-42")
    if kind not in {EVERY_KIND, *CaseKind} or urgency not in set(Urgency):
        raise Refused(_("Choose the kind and the urgency."), clause="P-42")
    if calendar not in set(Target.Calendar):
        raise Refused(_("Choose on which calendar it runs."), clause="P-42")
    if not 0 < acknowledge_minutes <= answer_minutes <= LONGEST:
        raise Refused(
            _("An answer is promised within a year, and not before its acknowledgement."),
            clause="P-42",
        )
    if valid_from_on < localdate(now):
        raise Refused(
            _("A target begins today or later: what was promised before stays."), clause="P-42"
        )
    same = {"kind": kind, "urgency": urgency, "valid_from_on": valid_from_on}
    target = Target.objects.select_for_update().filter(**same).first() or Target(**same)
    given = {"acknowledge_minutes": acknowledge_minutes, "answer_minutes": answer_minutes}
    changed = changes(target, given | {"calendar": calendar})
    target.save()
    said = {"kind": kind, "urgency": urgency, "from_on": valid_from_on.isoformat()}
    record("target.set", by=by, about=target, now=now, clause="P-42", changed=changed, **said)
    return target


@transaction.atomic
def withdraw_target(target: Target, *, by: Employee, now: datetime) -> None:
    """Only one that has not begun."""
    require(by, "P-42")
    target = Target.objects.select_for_update().get(pk=target.pk)
    if target.valid_from_on <= localdate(now):
        raise Refused(
            _("This target has begun. Set another one from a day on instead."), clause="P-42"
        )
    said = {"kind": target.kind, "urgency": target.urgency}
    on = target.valid_from_on.isoformat()
    record("target.withdrawn", by=by, about=target, now=now, clause="P-42", from_on=on, **said)
    target.delete()


@transaction.atomic
def put_service(
    service: Service | None,
    *,
    code: str,
    name_ar: str,
    name_en: str,
    unit: Unit,
    link: str = "",
    is_active: bool = True,
    by: Employee,
    now: datetime,
) -> Service:
    """A new service, or a change of one. One that is closed is given to no new case."""
    require(by, "P-18")
    require_names(name_ar, name_en, clause="P-18")
    if service is None:
        service = Service(code=_new_code(Service, code))
    else:
        service = Service.objects.select_for_update().get(pk=service.pk)
    if unit.is_closed(localdate(now)) and (unit.pk != service.unit_id or is_active):
        raise Refused(_("This unit is closed. Choose another."), clause="P-18")
    before = service.unit.code if service.unit_id else ""
    given = {"name_ar": name_ar.strip(), "name_en": name_en.strip(), "link": link.strip()}
    changed = changes(service, given | {"closed_on": _closed(service, is_active, now)})
    if before != unit.code:
        changed["unit"], service.unit = [before, unit.code], unit
    service.save()
    _record("service.put", service, changed, by, now, code=service.code)
    return service


@transaction.atomic
def put_area(
    area: Area | None,
    *,
    code: str,
    name_ar: str,
    name_en: str,
    wilayat: Area | None = None,
    is_active: bool = True,
    by: Employee,
    now: datetime,
) -> Area:
    """A wilayat, or a neighbourhood of one."""
    require(by, "P-18")
    require_names(name_ar, name_en, clause="P-18")
    if area is None:
        area = Area(code=_new_code(Area, code))
    else:
        area = Area.objects.select_for_update().get(pk=area.pk)
    if wilayat is not None and (wilayat.pk == area.pk or wilayat.wilayat_id is not None):
        raise Refused(_("A neighbourhood lies in a wilayat."), clause="P-18")
    if wilayat is not None and area.pk and Area.objects.filter(wilayat=area).exists():
        raise Refused(_("Neighbourhoods lie in it: it stays a wilayat."), clause="P-18")
    before = area.wilayat.code if area.wilayat else ""
    given = {"name_ar": name_ar.strip(), "name_en": name_en.strip()}
    changed = changes(area, given | {"closed_on": _closed(area, is_active, now)})
    if before != (wilayat.code if wilayat else ""):
        changed["wilayat"], area.wilayat = [before, wilayat.code if wilayat else ""], wilayat
    area.save()
    _record("area.put", area, changed, by, now, code=area.code)
    return area


def _new_code(kind: type[Service] | type[Area], code: str) -> str:
    code = code.strip()
    if not code or kind._default_manager.filter(code=code).exists():
        raise Refused(_("Give it a code that no other one has."), clause="P-18")
    return code


def _closed(row: Service | Area, is_active: bool, now: datetime) -> date | None:
    return None if is_active else row.closed_on or localdate(now)


def _record(
    event: str, row: Service | Area, changed: Any, by: Employee, now: datetime, **details: Any
) -> None:
    if changed:
        record(event, by=by, about=row, now=now, clause="P-18", changed=changed, **details)
