"""At every instant *can act* is *a resolution in force names this person, job and account*.

A plain Python model of resolutions is kept beside the database through random histories, and
the gate is asked about everyone, every account and every duty after each.
"""

import datetime as dt
from dataclasses import dataclass, field
from itertools import count, product

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from barza.desk.accounts import actions, authority
from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.core.errors import Refused
from barza.desk.people import actions as people
from barza.desk.people.models import Employee, Role
from barza.testing.cast import ISSUED_ON, NOON, account, employee

pytestmark = pytest.mark.long

HISTORIES = 200
DUTIES = (Duty.ANSWER, Duty.PUBLISH)
_number = count(1)


@dataclass
class Named:
    """A resolution, as the model sees it."""

    row: Resolution
    person: int
    job: str
    accounts: set[int]
    duties: set[Duty]
    from_at: dt.datetime
    to_at: dt.datetime
    revoked_at: dt.datetime | None = None


@dataclass
class World:
    people: list[Employee]
    accounts: list[Account]
    head: Employee
    personnel: Employee
    now: dt.datetime = NOON
    jobs: list[str] = field(default_factory=lambda: ["Account officer", "Account officer"])
    active: list[bool] = field(default_factory=lambda: [True, True])
    named: list[Named] = field(default_factory=list)

    def may(self, person: int, account: int, duty: Duty) -> bool:
        return self.active[person] and any(
            one.person == person
            and one.job == self.jobs[person]
            and account in one.accounts
            and duty in one.duties
            and one.from_at <= self.now < one.to_at
            and (one.revoked_at is None or self.now < one.revoked_at)
            for one in self.named
        )


def world() -> World:
    made = [employee(job_en="Account officer", job_ar="مسؤول حسابات") for _ in range(2)]
    return World(
        people=made,
        accounts=[account(), account()],
        head=employee(role=Role.SECTION_HEAD),
        personnel=employee(role=Role.PERSONNEL),
    )


HOURS = st.integers(-30, 60)
SOME = st.sets(st.integers(0, 1), min_size=1)
GRANT = st.tuples(st.just("grant"), st.integers(0, 1), SOME, SOME, HOURS, HOURS)
AMEND = st.tuples(st.just("amend"), st.integers(0, 5), SOME, SOME, HOURS, HOURS)
REVOKE = st.tuples(st.just("revoke"), st.integers(0, 5))
JOB = st.tuples(
    st.just("job"), st.integers(0, 1), st.sampled_from(["Account officer", "Accountant"])
)
LEAVE = st.tuples(st.just("leave"), st.integers(0, 1))
WAIT = st.tuples(st.just("wait"), st.integers(1, 48))
STEPS = st.lists(st.one_of(GRANT, GRANT, AMEND, REVOKE, JOB, LEAVE, WAIT), max_size=8)


def take(world: World, step: tuple[object, ...]) -> None:
    """One step in both; what an action refuses, the model doesn't do either."""
    verb, *rest = step
    with transaction.atomic():
        try:
            {
                "grant": grant,
                "amend": amend,
                "revoke": revoke,
                "job": change_job,
                "leave": leave,
                "wait": wait,
            }[str(verb)](world, *rest)  # type: ignore[operator]  # arguments by the strategy
        except Refused:
            return


def grant(
    world: World, person: int, accounts: set[int], duties: set[int], begins: int, ends: int
) -> None:
    from_at = world.now + dt.timedelta(hours=begins)
    to_at = world.now + dt.timedelta(hours=ends)
    row = actions.issue(
        number=f"H{next(_number)}",
        employee=world.people[person],
        accounts=[world.accounts[one] for one in accounts],
        duties=[DUTIES[one] for one in duties],
        issued_by_ar="الرئيس",
        issued_by_en="Chairman",
        issued_on=ISSUED_ON,
        from_at=from_at,
        to_at=to_at,
        by=world.head,
        now=world.now,
    )
    may = {DUTIES[one] for one in duties}
    world.named.append(Named(row, person, world.jobs[person], set(accounts), may, from_at, to_at))


def amend(
    world: World, which: int, accounts: set[int], duties: set[int], _: int, ends: int
) -> None:
    if which >= len(world.named):
        return
    one, to_at = world.named[which], world.now + dt.timedelta(hours=ends)
    actions.amend(
        one.row,
        accounts=[world.accounts[pk] for pk in accounts],
        duties=[DUTIES[pk] for pk in duties],
        to_at=to_at,
        by=world.head,
        now=world.now,
    )
    one.accounts, one.duties, one.to_at = set(accounts), {DUTIES[pk] for pk in duties}, to_at


def revoke(world: World, which: int) -> None:
    if which < len(world.named):
        actions.revoke(world.named[which].row, by=world.head, now=world.now, because="Ended.")
        world.named[which].revoked_at = world.now


def change_job(world: World, person: int, job: str) -> None:
    arabic = {"Account officer": "مسؤول حسابات", "Accountant": "محاسب"}[job]
    people.change_job(
        world.people[person], job_ar=arabic, job_en=job, by=world.personnel, now=world.now
    )
    world.jobs[person] = job


def leave(world: World, person: int) -> None:
    people.deactivate(world.people[person], by=world.personnel, now=world.now)
    world.active[person] = False


def wait(world: World, hours: int) -> None:
    world.now += dt.timedelta(hours=hours)


def opens(world: World, person: int, account: int, duty: Duty) -> bool:
    try:
        found = authority.require(world.people[person], world.accounts[account], duty, world.now)
    except Refused:
        return False
    assert found.employee_id == world.people[person].pk
    return True


@pytest.mark.django_db
@pytest.mark.requirement("P-61")
@pytest.mark.requirement("P-62")
@given(steps=STEPS)
@settings(max_examples=HISTORIES, deadline=None)
def test_can_act_is_exactly_a_resolution_in_force(steps: list[tuple[object, ...]]) -> None:
    with transaction.atomic():
        now = world()
        for step in [*steps, ("wait", 1)]:
            take(now, step)
            for where, duty in product((0, 1), DUTIES):
                assert named(now, where, duty) == expected(now, where, duty), step
        for person, where, duty in product((0, 1), (0, 1), DUTIES):
            assert opens(now, person, where, duty) is now.may(person, where, duty)
        for person in (0, 1):
            found = authority.accounts_for(now.people[person], now.now)
            assert set(found) == {
                now.accounts[where]
                for where, duty in product((0, 1), DUTIES)
                if duty in authority.SEES_CASES and now.may(person, where, duty)
            }
        transaction.set_rollback(True)


def named(world: World, where: int, duty: Duty) -> set[Employee]:
    return set(authority.officers_for(world.accounts[where], duty, world.now))


def expected(world: World, where: int, duty: Duty) -> set[Employee]:
    return {world.people[one] for one in (0, 1) if world.may(one, where, duty)}
