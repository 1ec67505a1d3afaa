"""Who has left by a list of the directory: everything ends within the minute (P-61, P-85)."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from barza.desk.accounts import actions, authority, jobs, queries
from barza.desk.accounts.models import Account, ActsRead, Duty, Resolution, RotationDue
from barza.desk.accounts.queries import leaving
from barza.desk.audit.actions import Actor
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.people import actions as people
from barza.desk.people.directory import COLUMNS
from barza.desk.people.models import Employee, Role
from barza.desk.people.queries.directory import plan
from barza.testing import cast
from barza.testing.cast import NOON

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.requirement("P-61"),
    pytest.mark.requirement("P-85"),
]


@pytest.fixture
def account() -> Account:
    return cast.account()


@pytest.fixture
def salma(account: Account) -> Employee:
    """She has typed in what opens the account."""
    salma = cast.officer(account)
    actions.connect(account, {"access_token": "t"}, by=salma, now=NOON)
    return salma


def gone(person: Employee, *, active: str = "no") -> None:
    """A list of the directory, handed in and taken over, says that the person has left."""
    office = cast.employee(role=Role.PERSONNEL)
    given = {name: getattr(person, name, "") for name in COLUMNS}
    given |= {"unit": person.unit.code if person.unit else "", "active": active}
    text = ",".join(COLUMNS) + "\n" + ",".join(str(given[name]) for name in COLUMNS) + "\n"
    handed_in = people.hand_in_list(text, is_whole=False, by=office, now=timezone.now())
    digest = plan(handed_in, office, timezone.localdate()).digest
    people.apply_list(handed_in, agreed=digest, by=office, now=timezone.now())


def test_a_leaver_of_a_list_leaves_as_on_the_page(account: Account, salma: Employee) -> None:
    other = cast.officer(account)
    gone(salma)

    jobs.finish_leavings(timestamp=0)

    held = Resolution.objects.get(employee=salma)
    assert held.revoked_at is not None
    assert held.revoked_by is None
    assert queries.is_locked(account)
    assert RotationDue.objects.filter(employee=salma, reason="left", done_at=None).count() == 1
    with pytest.raises(Refused, match="locked"):
        authority.require(other, account, Duty.PUBLISH, NOON)
    act = Act.objects.get(event="employee.left")
    assert (act.actor, act.details["resolutions"]) == (Actor.SYSTEM, [held.number])


def test_a_draft_that_names_the_leaver_is_withdrawn(salma: Employee) -> None:
    draft = cast.resolution(salma, state=Resolution.State.DRAFT, number="", issued_on=None)
    gone(salma)
    jobs.finish_leavings(timestamp=0)
    draft.refresh_from_db()
    assert draft.state == Resolution.State.WITHDRAWN


def test_it_is_done_once_however_often_the_job_looks(salma: Employee) -> None:
    gone(salma)
    for _ in range(3):
        jobs.finish_leavings(timestamp=0)
        actions.finish_leaving(salma, by=Actor.SYSTEM, now=timezone.now())
    assert Act.objects.filter(event="employee.left").count() == 1
    assert RotationDue.objects.count() == 1


def test_who_is_back_before_the_minute_is_over_keeps_everything(salma: Employee) -> None:
    gone(salma)
    gone(salma, active="yes")
    jobs.finish_leavings(timestamp=0)
    assert not Act.objects.filter(event="employee.left").exists()
    assert Resolution.objects.get(employee=salma).revoked_at is None


def test_who_left_again_is_dealt_with_again(salma: Employee) -> None:
    for active in ("no", "yes", "no"):
        gone(salma, active=active)
        jobs.finish_leavings(timestamp=0)
    assert Act.objects.filter(event="employee.left").count() == 2


def test_the_page_leaves_nothing_to_the_job(salma: Employee) -> None:
    actions.leave(salma, by=cast.employee(role=Role.PERSONNEL), now=NOON)
    assert leaving.unfinished() == []


def test_one_failure_stops_neither_the_others_nor_the_next_try(
    salma: Employee, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = cast.officer(cast.account())
    gone(salma)
    gone(other)
    finish = actions.finish_leaving

    def broken(employee: Employee, *, by: str, now: dt.datetime) -> Employee:
        if employee.pk == salma.pk:
            raise RuntimeError("the lights went out")
        return finish(employee, by=by, now=now)

    with monkeypatch.context() as dark:
        dark.setattr(actions, "finish_leaving", broken)
        jobs.finish_leavings(timestamp=0)
    assert leaving.unfinished() == [salma]
    assert not ActsRead.objects.exists()

    jobs.finish_leavings(timestamp=0)
    assert leaving.unfinished() == []


def test_the_cursor_moves_on_once_no_act_can_come_before_it_any_more(
    salma: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    gone(salma)
    jobs.finish_leavings(timestamp=0)
    assert ActsRead.objects.get().act == 0

    actions.note_leavings_read(by=Actor.SYSTEM, now=timezone.now() + dt.timedelta(days=2))

    assert ActsRead.objects.get().act == Act.objects.get(event="employee.deactivated").pk
    with django_assert_num_queries(2):
        assert leaving.unfinished() == []
