"""What the desk does by itself with the directory, and what it leaves to people (P-62)."""

import pytest
from pytest_django import Settings

from barza.desk.accounts.jobs import finish_leavings
from barza.desk.accounts.models import Resolution
from barza.desk.audit.actions import Actor
from barza.desk.audit.models import Act
from barza.desk.people import cli, jobs
from barza.desk.people.models import DirectoryList, Employee, Role
from barza.desk.people.queries.directory import last_reading
from barza.desk.people.tests.pages.browsing import at
from barza.desk.people.trouble import Trouble
from barza.testing import cast
from barza.testing.cast import NOON
from tests.networks.servers.slapd import PASSWORD

from .conftest import Source

pytestmark = [
    pytest.mark.server,
    pytest.mark.django_db,
    pytest.mark.requirement("P-62"),
]
IMPORT, READ = "/people/import", "/people/import/read"


@pytest.fixture(autouse=True)
def directory(settings: Settings, source: Source) -> None:
    settings.LDAP = source()


@pytest.fixture
def aisha() -> Employee:
    return cast.employee(role=Role.PERSONNEL)


@pytest.fixture(autouse=True)
def here(aisha: Employee) -> None:
    """Aisha of human resources, whom the directory doesn't name; and the unit of all."""
    cast.unit(code="CC-SM")


def named(number: str, username: str, **fields: str) -> Employee:
    """As the directory has them, but for ``fields``."""
    usual = {
        "employee_no": number,
        "username": username,
        "name_ar": f"موظف {username}",
        "name_en": "Hamed *)(uid=*",
        "job_ar": "كاتب",
        "job_en": "Clerk",
        "email": f"{username}@muscat.example",
    }
    return cast.employee(**(usual | fields))


def daily() -> DirectoryList:
    jobs.read_directory(timestamp=0)
    return DirectoryList.objects.latest("pk")


@pytest.fixture
def not_whole(settings: Settings, source: Source) -> None:
    """Nobody leaves by not being named."""
    settings.LDAP = source(is_whole=False)


@pytest.mark.usefixtures("not_whole")
def test_who_is_new_in_the_directory_is_entered_by_the_desk() -> None:
    came = daily()

    assert (came.applied_at is not None, came.trouble, came.text) == (True, "", "")
    salma = Employee.objects.get(employee_no="7001")
    assert (salma.name_ar, salma.has_usable_password()) == ("سلمى الحارثية", False)
    assert Act.objects.get(event="directory.applied").actor == Actor.SYSTEM


@pytest.mark.usefixtures("not_whole")
def test_a_change_of_job_in_the_directory_suspends_the_resolution() -> None:
    account = cast.account()
    hamed = named("7002", "hamed", job_en="Head of roads")
    held = cast.resolution(hamed, account)
    assert Resolution.objects.in_force(NOON).filter(pk=held.pk).exists()

    assert daily().applied_at

    assert not Resolution.objects.in_force(NOON).filter(pk=held.pk).exists()
    assert Act.objects.get(event="employee.job_changed").details["after"] == "Clerk"


def test_more_leavers_than_the_limit_allows_wait_for_people(aisha: Employee) -> None:
    gone = [cast.officer() for _ in range(3)]

    came = daily()

    assert (came.trouble, came.is_open) == (Trouble.BEYOND_LIMIT, True)
    assert all(Employee.objects.get(pk=one.pk).is_active for one in gone)
    act = Act.objects.get(event="directory.not_applied")
    assert (act.result, act.details["left"]) == ("refused", 4)
    for page in ("/people", IMPORT, f"{IMPORT}/{came.pk}"):
        assert "may do by itself" in at(aisha).get(page).content.decode()
    assert last_reading(gone[0]) is None


def test_a_leaver_within_the_limit_leaves_at_once_and_altogether(
    settings: Settings, source: Source
) -> None:
    account = cast.account()
    salma = cast.officer(account)
    settings.LDAP = source(limit=1)

    assert daily().applied_at
    finish_leavings(timestamp=0)

    assert not Employee.objects.get(pk=salma.pk).is_active
    assert Resolution.objects.get(employee=salma).revoked_at is not None


def test_the_limit_is_a_share_of_the_staff(settings: Settings, source: Source) -> None:
    cast.officer()
    settings.LDAP = source(limit=0.9)
    assert daily().trouble == Trouble.BEYOND_LIMIT
    settings.LDAP = source(limit=1)
    assert daily().applied_at


def test_what_was_refused_is_out_of_date_once_the_directory_is_read_again() -> None:
    cast.officer()
    first, second = daily(), daily()

    first.refresh_from_db()
    assert (first.is_open, first.text) == (False, "")
    assert second.is_open


@pytest.mark.usefixtures("not_whole")
def test_a_second_reading_changes_nothing_more() -> None:
    daily()
    before = Act.objects.filter(event__startswith="employee.").count()
    assert daily().applied_at
    assert Act.objects.filter(event__startswith="employee.").count() == before


def test_a_person_who_cannot_be_taken_over_stops_the_desk_and_is_named(aisha: Employee) -> None:
    named("1", "salma")
    came = daily()
    assert came.trouble == Trouble.PROBLEMS
    page = at(aisha).get(f"{IMPORT}/{came.pk}").content.decode()
    assert "Salma Al Harthi" in page
    assert "Somebody else has this user name here." in page


def test_a_directory_that_cannot_be_read_changes_nothing_and_says_so(
    settings: Settings, source: Source, aisha: Employee
) -> None:
    settings.LDAP = source(password="another")
    came = daily()

    assert (came.trouble, came.is_open) == (Trouble.CREDENTIALS, False)
    assert Employee.objects.filter(is_active=True).count() == 1
    page = at(aisha).get("/people").content.decode()
    assert "own name or password" in page
    assert "another" not in page


def test_without_a_directory_or_where_it_is_switched_off_nothing_is_read(
    settings: Settings, source: Source
) -> None:
    for chosen in (None, source(daily=False)):
        settings.LDAP = chosen
        jobs.read_directory(timestamp=0)
    assert not DirectoryList.objects.exists()


def test_human_resources_read_it_now_look_and_take_it_over(
    settings: Settings, source: Source, aisha: Employee
) -> None:
    settings.LDAP = source(is_whole=False)
    client = at(aisha)
    assert "Read the directory now" in client.get(IMPORT).content.decode()

    place = client.post(READ)["Location"]
    page = client.get(place)

    assert not Employee.objects.filter(employee_no="7001").exists()
    assert "سلمى الحارثية" in page.content.decode()
    agreed = page.context["plan"].digest
    assert client.post(f"{place}/apply", {"agreed": agreed}).status_code == 303
    assert Employee.objects.filter(employee_no="7001").exists()
    assert client.post(f"{place}/apply", {"agreed": agreed}).status_code == 422


def test_what_went_wrong_is_said_on_the_page(
    settings: Settings, source: Source, aisha: Employee
) -> None:
    settings.LDAP = source(base_dn="ou=nowhere,dc=muscat,dc=example")
    answer = at(aisha).post(READ)
    assert answer.status_code == 422
    assert "no such branch" in answer.content.decode()
    assert PASSWORD not in answer.content.decode()


def test_nobody_else_reads_it(settings: Settings, aisha: Employee) -> None:
    assert at(cast.employee(role=Role.SECTION_HEAD)).post(READ).status_code == 404
    assert at(cast.officer()).post(READ).status_code == 404
    settings.LDAP = None
    assert at(aisha).post(READ).status_code == 404
    assert "Read the directory now" not in at(aisha).get(IMPORT).content.decode()


def test_the_command_checks_and_keeps_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == 0
    assert (
        "New: 2. Changed: 0, of them the job: 0. Left: 1. Problems: 0." in capsys.readouterr().out
    )
    assert not DirectoryList.objects.exists()


def test_the_command_reads_within_the_limit(
    settings: Settings, source: Source, capsys: pytest.CaptureFixture[str]
) -> None:
    cast.officer()
    assert cli.main(["read"]) == 1
    assert "Nothing was taken over." in capsys.readouterr().err
    settings.LDAP = source(is_whole=False)
    assert cli.main(["read"]) == 0
    assert Employee.objects.filter(employee_no="7001").exists()
    settings.LDAP = None
    assert cli.main(["check"]) == 1
    assert "BARZA_LDAP_URL" in capsys.readouterr().err
