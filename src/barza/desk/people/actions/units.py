"""The institution's units: a tree with names in both languages, heads, and an end (P-07)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from barza.desk.audit.actions import record
from barza.desk.core.errors import Refused
from barza.desk.people.administering import changes, require, require_names
from barza.desk.people.models import Employee, Unit

DEEPEST = 10
"""Steps from a unit up to the one above all."""


@transaction.atomic
def add_unit(
    *,
    code: str,
    name_ar: str,
    name_en: str,
    parent: Unit | None = None,
    head: Employee | None = None,
    by: Employee,
    now: datetime,
) -> Unit:
    """Enters a unit. ``code`` is what lists of the staff name it by, and stays."""
    require(by)
    require_names(name_ar, name_en)
    code = code.strip()
    if not code or Unit.objects.filter(code=code).exists():
        raise Refused(_("Give the unit a code that no other one has."), clause="P-07")
    unit = Unit(code=code, name_ar=name_ar.strip(), name_en=name_en.strip())
    _place(unit, parent, head, localdate(now))
    unit.save()
    _record("unit.added", unit, by, now, names=[unit.name_ar, unit.name_en])
    return unit


@transaction.atomic
def change_unit(
    unit: Unit,
    *,
    name_ar: str,
    name_en: str,
    parent: Unit | None,
    head: Employee | None,
    by: Employee,
    now: datetime,
) -> Unit:
    """Names, head, and where it stands; what it was before is in the act."""
    require(by)
    require_names(name_ar, name_en)
    unit = _locked(unit)
    before = {"parent": unit.parent, "head": unit.head}
    changed = changes(unit, {"name_ar": name_ar.strip(), "name_en": name_en.strip()})
    _place(unit, parent, head, localdate(now))
    for name, was in before.items():
        if was != getattr(unit, name):
            changed[name] = [str(was or ""), str(getattr(unit, name) or "")]
    unit.save()
    if changed:
        _record("unit.changed", unit, by, now, changed=changed)
    return unit


@transaction.atomic
def close_unit(unit: Unit, *, closed_on: date, by: Employee, now: datetime) -> Unit:
    """From that day nothing new is given to the unit; what it has stays its own on record."""
    require(by)
    unit = _locked(unit)
    if Unit.objects.filter(Unit.open_on(closed_on), parent=unit).exists():
        raise Refused(_("Units below it are open. Close or move them first."), clause="P-07")
    head = None if closed_on <= localdate(now) else unit.head
    changed = changes(unit, {"closed_on": closed_on, "head": head})
    unit.save()
    _record("unit.closed", unit, by, now, changed=changed)
    return unit


@transaction.atomic
def reopen_unit(unit: Unit, *, by: Employee, now: datetime) -> Unit:
    require(by)
    unit = _locked(unit)
    if unit.parent is not None and unit.parent.is_closed(localdate(now)):
        raise Refused(_("The unit above it is closed. Reopen that one first."), clause="P-07")
    changed = changes(unit, {"closed_on": None})
    unit.save()
    _record("unit.reopened", unit, by, now, changed=changed)
    return unit


@transaction.atomic
def delete_unit(unit: Unit, *, by: Employee, now: datetime) -> None:
    """Only one that nothing and nobody ever belonged to: entered by mistake."""
    require(by)
    unit = _locked(unit)
    _record("unit.deleted", unit, by, now, names=[unit.name_ar, unit.name_en])
    try:
        with transaction.atomic():
            unit.delete()
    except ProtectedError as held:
        raise Refused(
            _("People, accounts, services or files belong to this unit. Close it instead."),
            clause="P-07",
        ) from held


def _place(unit: Unit, parent: Unit | None, head: Employee | None, today: date) -> None:
    above, steps = parent, 0
    while above is not None:
        steps += 1
        if above == unit or steps > DEEPEST:
            raise Refused(_("A unit doesn't stand below itself, nor that deep."), clause="P-07")
        above = above.parent
    if parent is not None and parent.is_closed(today) and parent != unit.parent:
        raise Refused(_("The unit above it is closed. Choose another."), clause="P-07")
    if head is not None and not head.is_active:
        raise Refused(_("This person is no longer employed here."), clause="P-07")
    unit.parent, unit.head = parent, head


def _locked(unit: Unit) -> Unit:
    return Unit.objects.select_for_update().get(pk=unit.pk)


def _record(event: str, unit: Unit, by: Employee, now: datetime, **details: Any) -> None:
    record(event, by=by, about=unit, now=now, clause="P-07", code=unit.code, **details)
