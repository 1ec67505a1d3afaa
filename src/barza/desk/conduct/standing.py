"""Who stands how to whom: the desk, those above it, and an employee's line of management."""

from collections.abc import Iterable

from barza.desk.people.models import Employee, Role, Unit

DESK = Role.PERSONNEL
"""The concerns desk, and who handles conduct files."""

ABOVE = Role.SENIOR_MANAGEMENT
"""Where a concern goes when the desk didn't answer it."""

HEADS = (Role.SUPERVISOR, Role.SECTION_HEAD, Role.SENIOR_MANAGEMENT, Role.PERSONNEL)
"""Who leads a unit that they belong to: in the unit of human resources, whoever has its role."""


def is_line_manager(person: Employee, of: Employee, *units: Unit | int | None) -> bool:
    """Whether the person leads the unit in which the other works, or one of ``units`` (those in
    which the other worked when it mattered)."""
    theirs = {of.unit_id, *_keys(units)} - {None}
    return person.pk != of.pk and person.role in HEADS and person.unit_id in theirs


def _keys(units: Iterable[Unit | int | None]) -> set[int | None]:
    return {unit.pk if isinstance(unit, Unit) else unit for unit in units}
