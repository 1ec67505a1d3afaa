"""The staff out of the directory: looked at first, then all of it or nothing (P-62)."""

import csv
import datetime as dt
from io import StringIO

import pytest

from barza.desk.accounts.models import Resolution
from barza.desk.audit.actions import Actor
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people import actions
from barza.desk.people.directory import COLUMNS, Problem, read, written
from barza.desk.people.models import DirectoryList, Employee, Role, Unit
from barza.desk.people.queries import directory
from barza.desk.people.queries.directory import Plan, lists_seen_by
from barza.desk.people.trouble import Trouble
from barza.testing import cast
from barza.testing.cast import NOON

from .staff import head, personnel, security

DAY = NOON.date()
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-62")]


def line(person: Employee | None = None, **fields: str) -> dict[str, str]:
    """A line of the file: as the person is here, or somebody new."""
    given = {
        "employee_no": "9001",
        "username": "rashid",
        "name_ar": "راشد المعولي",
        "name_en": "Rashid Al Mawali",
        "job_ar": "كاتب",
        "job_en": "Clerk",
        "unit": "CC-SM",
        "email": "rashid@muscat.example",
        "active": "yes",
    }
    if person:
        given |= {
            name: str(getattr(person, name)) for name in COLUMNS if name not in ("unit", "active")
        }
        given["unit"] = person.unit.code if person.unit else ""
    return given | fields


def file(*lines: dict[str, str]) -> str:
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


def handed_in(by: Employee, *lines: dict[str, str], is_whole: bool = False) -> DirectoryList:
    return actions.hand_in_list(file(*lines), is_whole=is_whole, by=by, now=NOON)


def plan(given: DirectoryList, viewer: Employee) -> Plan:
    return directory.plan(given, viewer, DAY)


def applied(by: Employee, *lines: dict[str, str], is_whole: bool = False) -> Plan:
    given = handed_in(by, *lines, is_whole=is_whole)
    made = plan(given, by)
    actions.apply_list(given, agreed=made.digest, by=by, now=NOON)
    return made


def test_the_plan_says_who_is_new_who_changes_and_who_has_left_and_changes_nobody() -> None:
    aisha, salma, hamed = personnel(), cast.officer(), cast.employee(job_en="Engineer")
    given = handed_in(
        aisha, line(), line(salma, active="no"), line(hamed, job_en="Head of roads"), line(aisha)
    )
    made = plan(given, aisha)

    assert [row.username for row, _unit in made.additions] == ["rashid"]
    assert made.leavers == [salma]
    (change,) = made.changes
    assert change.fields == {"job_en": ("Engineer", "Head of roads")}
    assert change.is_of_job
    assert made.problems == []
    assert not Employee.objects.filter(username="rashid").exists()
    assert Employee.objects.get(pk=salma.pk).is_active


def test_what_was_agreed_to_is_done_in_one_go_and_the_list_not_kept() -> None:
    aisha, salma = personnel(), cast.officer()
    applied(aisha, line(), line(salma, active="no"))

    rashid = Employee.objects.get(employee_no="9001")
    assert (rashid.role, rashid.has_usable_password()) == (Role.DEPARTMENT, False)
    assert not Employee.objects.get(pk=salma.pk).is_active
    kept = DirectoryList.objects.get()
    assert (kept.text, kept.applied_at) == ("", NOON)
    act = Act.objects.get(event="directory.applied")
    assert (act.details["entered"], act.details["left"]) == (1, 1)


def test_a_change_of_job_from_the_directory_suspends_the_resolution() -> None:
    account, aisha = cast.account(), personnel()
    salma = cast.officer(account)
    epoch = salma.session_epoch
    assert Resolution.objects.in_force(NOON).filter(employee=salma).exists()

    applied(aisha, line(salma, job_ar="أمينة مكتبة", job_en="Librarian"))

    assert not Resolution.objects.in_force(NOON).filter(employee=salma).exists()
    assert Employee.objects.get(pk=salma.pk).session_epoch > epoch
    act = Act.objects.get(event="employee.job_changed")
    assert (act.actor, act.details["after"]) == (aisha.username, "Librarian")


def test_a_change_of_name_unit_or_address_leaves_the_resolution_in_force() -> None:
    account, aisha = cast.account(), personnel()
    salma = cast.officer(account)
    cast.unit(code="D-MED")
    applied(aisha, line(salma, name_en="Salma Al Harthy", unit="D-MED", email="s@muscat.example"))

    assert Resolution.objects.in_force(NOON).filter(employee=salma).exists()
    changed = Employee.objects.select_related("unit").get(pk=salma.pk)
    assert changed.unit is not None
    assert (changed.name_en, changed.unit.code) == ("Salma Al Harthy", "D-MED")


@pytest.mark.requirement("P-61")
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_closed_unit_keeps_nobody_from_leaving_and_is_given_to_nobody_new(days: int) -> None:
    aisha, salma = personnel(), cast.officer(unit=cast.unit(code="OLD"))
    hamed, stays = cast.employee(), cast.officer(unit=salma.unit)
    Unit.objects.filter(code="OLD").update(closed_on=DAY + dt.timedelta(days=days))
    leaves, same = line(salma, active="no"), line(stays, job_en="Archivist")

    assert plan(handed_in(aisha, leaves, same), aisha).leavers == [salma]
    assert plan(handed_in(aisha, leaves, same), aisha).problems == []
    given = handed_in(aisha, leaves, line(unit="OLD"), line(hamed, unit="OLD"))
    problems = [(one.line, one.column) for one in plan(given, aisha).problems]
    assert problems == ([] if days > 0 else [(3, "unit"), (4, "unit")])


def test_one_bad_line_and_nothing_is_taken_over() -> None:
    aisha = personnel()
    given = handed_in(aisha, line(), line(employee_no="9002", username="b", unit="NOWHERE"))
    made = plan(given, aisha)

    assert [(one.line, one.column) for one in made.problems] == [(3, "unit")]
    with pytest.raises(Refused, match="Nothing was taken over"):
        actions.apply_list(given, agreed=made.digest, by=aisha, now=NOON)
    assert not Employee.objects.filter(username="rashid").exists()


def test_a_failure_in_the_middle_undoes_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    aisha, salma = personnel(), cast.officer()

    def broken(*_arguments: object, **_fields: object) -> None:
        raise RuntimeError("the lights went out")

    monkeypatch.setattr("barza.desk.people.actions.directory.deactivate", broken)
    with pytest.raises(RuntimeError):
        applied(aisha, line(), line(salma, active="no"))
    assert not Employee.objects.filter(username="rashid").exists()


def test_a_list_that_is_whole_says_who_has_left_by_not_naming_them() -> None:
    aisha, salma = personnel(), cast.officer()
    assert plan(handed_in(aisha, line(aisha)), aisha).leavers == []
    assert plan(handed_in(aisha, line(aisha), is_whole=True), aisha).leavers == [salma]


def test_whoever_hands_it_in_does_not_end_their_own_employment() -> None:
    aisha = personnel()
    made = plan(handed_in(aisha, line(), is_whole=True), aisha)
    assert [one.column for one in made.problems] == ["active"]


def test_a_plan_that_is_another_by_now_is_looked_at_again() -> None:
    aisha, salma = personnel(), cast.officer()
    given = handed_in(aisha, line(salma, job_en="Librarian"))
    agreed = plan(given, aisha).digest
    actions.change_job(salma, job_ar="كاتبة", job_en="Clerk", by=aisha, now=NOON)
    with pytest.raises(Refused, match="Look again"):
        actions.apply_list(given, agreed=agreed, by=aisha, now=NOON)


def test_a_list_is_dealt_with_once() -> None:
    aisha = personnel()
    given = handed_in(aisha, line())
    actions.drop_list(given, by=aisha, now=NOON)
    assert DirectoryList.objects.get().text == ""
    with pytest.raises(Refused, match="already"):
        actions.drop_list(given, by=aisha, now=NOON)
    with pytest.raises(Refused, match="already"):
        actions.apply_list(given, agreed="", by=aisha, now=NOON)


def test_who_has_come_back_is_reinstated_with_no_old_session() -> None:
    aisha, salma = personnel(), cast.officer(is_active=False)
    made = applied(aisha, line(salma))
    back = Employee.objects.get(pk=salma.pk)
    assert made.changes[0].is_back
    assert (back.is_active, back.session_epoch) == (True, 1)


@pytest.mark.requirement("P-61")
def test_the_desk_by_itself_reinstates_nobody_whom_human_resources_dismissed() -> None:
    aisha, salma = personnel(), cast.officer(is_active=False)
    text = file(line(salma), line(aisha))

    came = actions.take_over_reading(text, is_whole=True, limit=0.5, by=Actor.SYSTEM, now=NOON)

    assert (came.trouble, came.is_open) == (Trouble.BACK, True)
    assert not Employee.objects.get(pk=salma.pk).is_active
    actions.apply_list(came, agreed=plan(came, aisha).digest, by=aisha, now=NOON)
    assert Employee.objects.get(pk=salma.pk).is_active, "a person may say that she is back"


def test_names_of_users_never_change_and_belong_to_one_person() -> None:
    aisha, salma = personnel(), cast.officer()
    given = handed_in(
        aisha, line(salma, username="other"), line(username=aisha.username), line(username="x1")
    )
    problems = plan(given, aisha).problems
    assert [(one.line, one.column) for one in problems] == [
        (2, "username"),
        (3, "username"),
        (4, "employee_no"),
    ]


def test_only_human_resources_and_management_hand_in_a_list_or_see_one() -> None:
    given = handed_in(aisha := personnel(), line())
    assert lists_seen_by(aisha).exists()
    for other in (head(), cast.officer(), security(), personnel(is_active=False)):
        assert not lists_seen_by(other).exists()
        with pytest.raises(Refused):
            handed_in(other, line())
        with pytest.raises(Refused):
            actions.apply_list(given, agreed="", by=other, now=NOON)
        with pytest.raises(Refused):
            actions.drop_list(given, by=other, now=NOON)


@pytest.mark.parametrize(
    ("fields", "column"),
    [
        ({"employee_no": ""}, "employee_no"),
        ({"name_ar": "   "}, "name_ar"),
        ({"name_en": "x" * 201}, "name_en"),
        ({"email": "not an address"}, "email"),
        ({"active": "perhaps"}, "active"),
        ({"username": "two words"}, "username"),
    ],
)
def test_each_cell_that_cannot_be_read_is_named(fields: dict[str, str], column: str) -> None:
    reading = read(file(line() | fields))
    assert [(one.line, one.column) for one in reading.problems] == [(2, column)]
    assert reading.rows == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name,number\nx,1\n",
        ",".join((*COLUMNS, "salary")) + "\n",
        ",".join((*COLUMNS, "unit")) + "\n",
        '"',
    ],
)
def test_a_file_that_is_no_list_is_one_problem(text: str) -> None:
    assert len(read(text).problems) == 1


def test_a_line_of_too_many_or_too_few_cells_is_a_problem() -> None:
    heading = ",".join(COLUMNS)
    whole = ",".join(line().values())
    assert read(f"{heading}\n{whole},more\n").problems[0].line == 2
    assert read(f"{heading}\n1,rashid\n").problems[0].line == 2


def test_a_file_of_too_many_people_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("barza.desk.people.directory.MOST_ROWS", 1)
    reading = read(file(line(), line(employee_no="9002", username="other")))
    assert [one.line for one in reading.problems] == [3]


def test_yes_and_no_are_understood_in_arabic_too() -> None:
    (row,) = read(file(line(active="لا"))).rows.values()
    assert row.active is False


def test_the_error_file_runs_nothing_in_a_spreadsheet() -> None:
    text = written([Problem(2, "name_en", "=cmd|' /C calc'!A0")])
    assert "'=cmd" in text
