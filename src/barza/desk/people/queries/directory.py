"""What a list of the staff would change here, before anything is changed."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from barza.desk.people.directory import Problem, Reading, Row, read
from barza.desk.people.models import DirectoryList, Employee, Unit
from barza.desk.people.roles import PERSONNEL_OFFICE, is_one_of
from barza.desk.people.trouble import Trouble

DETAILS = ("name_ar", "name_en", "email")
JOB = ("job_ar", "job_en")


@dataclass(frozen=True)
class Change:
    """One person of ours whom the list has otherwise: field by (before, after)."""

    employee: Employee
    row: Row
    unit: Unit
    fields: dict[str, tuple[str, str]]

    @property
    def is_of_job(self) -> bool:
        """Whether resolutions that name the person are suspended by it (P-62)."""
        return bool(self.fields.keys() & set(JOB))

    @property
    def is_back(self) -> bool:
        return "active" in self.fields


@dataclass(frozen=True)
class Plan:
    additions: list[tuple[Row, Unit]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    leavers: list[Employee] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def jobs_changed(self) -> int:
        return sum(one.is_of_job for one in self.changes)

    @property
    def changes_nothing(self) -> bool:
        return not (self.additions or self.changes or self.leavers)

    @cached_property
    def digest(self) -> str:
        """Two plans with the same do the same: who agrees to one, agrees to the other."""
        parts = (
            [repr(row) for row, _unit in self.additions],
            [(one.employee.pk, sorted(one.fields.items())) for one in self.changes],
            [one.pk for one in self.leavers],
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()


def may_hand_in(viewer: Employee) -> bool:
    return is_one_of(viewer, PERSONNEL_OFFICE)


def lists_seen_by(viewer: Employee) -> QuerySet[DirectoryList]:
    """The gate: human resources and senior management."""
    if not may_hand_in(viewer):
        return DirectoryList.objects.none()
    return DirectoryList.objects.select_related("handed_in_by")


def last_reading(viewer: Employee) -> DirectoryList | None:
    """What came of reading the directory the last time, to whom it concerns."""
    if not may_hand_in(viewer):
        return None
    read = lists_seen_by(viewer).filter(origin=DirectoryList.Origin.DIRECTORY)
    return read.order_by("-pk").first()


def objection(made: Plan, limit: float) -> Trouble | None:
    """Why the desk takes nothing over by itself; None where it may. One person may always leave
    or change their job, however small the institution is. Nobody comes back by it: an entry that
    isn't closed yet would undo a dismissal (P-61)."""
    if made.problems:
        return Trouble.PROBLEMS
    allowed = max(1, int(limit * Employee.objects.filter(is_active=True).count()))
    beyond = len(made.leavers) + made.jobs_changed > allowed
    if beyond:
        return Trouble.BEYOND_LIMIT
    return Trouble.BACK if any(one.is_back for one in made.changes) else None


def plan(handed_in: DirectoryList, viewer: Employee | None, today: date) -> Plan:
    """The list beside what is here: two queries, however long it is. ``viewer``: who would take it
    over; None where the desk does. ``today``: no unit closed by then is given to anybody."""
    reading = read(handed_in.text)
    here = {one.employee_no: one for one in Employee.objects.select_related("unit").order_by("pk")}
    units = {one.code: one for one in Unit.objects.all()}
    made = Plan(problems=list(reading.problems))
    made.problems.extend(_against(reading, here, units, today))
    made.leavers.extend(_leavers(reading, here, is_whole=handed_in.is_whole))
    if viewer and any(one.pk == viewer.pk for one in made.leavers):
        says = _("The list says that you have left. Ask a colleague to hand it in.")
        made.problems.append(Problem(1, "active", says))
    for row in reading.rows.values():
        unit, known = units.get(row.unit), here.get(row.employee_no)
        if unit is None or (known is None and not row.active):
            continue
        if known is None:
            made.additions.append((row, unit))
        elif row.active and (fields := _differences(known, row)):
            made.changes.append(Change(known, row, unit, fields))
    made.problems.sort(key=lambda one: one.line)
    return made


def _against(
    reading: Reading, here: dict[str, Employee], units: dict[str, Unit], today: date
) -> Iterator[Problem]:
    names = {one.username: one.employee_no for one in here.values()}
    for line, row in reading.rows.items():
        known = here.get(row.employee_no)
        if row.unit not in units:
            says = _("No unit has this code. Correct it, or enter the unit.")
            yield Problem(line, "unit", says, row.name_en)
        elif units[row.unit].is_closed(today) and _is_given(known, row):
            says = _("This unit is closed. Name another, or open it again.")
            yield Problem(line, "unit", says, row.name_en)
        if known and known.username != row.username:
            says = _("This person is %(name)s here. A user name never changes: acts carry it.")
            yield Problem(line, "username", says % {"name": known.username}, row.name_en)
        elif names.get(row.username, row.employee_no) != row.employee_no:
            says = _("Somebody else has this user name here.")
            yield Problem(line, "username", says, row.name_en)


def _is_given(known: Employee | None, row: Row) -> bool:
    """Whether the unit would be new to the person: who leaves it, or stays in it, is no problem."""
    has = known.unit.code if known and known.unit else ""
    return row.active and has != row.unit


def _leavers(reading: Reading, here: dict[str, Employee], *, is_whole: bool) -> Iterable[Employee]:
    rows = {row.employee_no: row for row in reading.rows.values()}
    for number, employee in here.items():
        row = rows.get(number)
        has_left = is_whole if row is None else not row.active
        if employee.is_active and has_left:
            yield employee


def _differences(employee: Employee, row: Row) -> dict[str, tuple[str, str]]:
    before = {name: str(getattr(employee, name)) for name in (*DETAILS, *JOB)}
    before["unit"] = employee.unit.code if employee.unit else ""
    after = {name: str(getattr(row, name)) for name in before}
    found = {name: (value, after[name]) for name, value in before.items() if value != after[name]}
    if not employee.is_active:
        found["active"] = ("no", "yes")
    return found
