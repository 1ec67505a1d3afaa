"""At every instant *can act* is *a resolution in force names this person, job and account*.

Nobody acts untrained, but for the practice town under a resolution that names nothing else: the
last of the three accounts is there.

A plain Python model of resolutions is kept beside the database through random histories, and
the gate is asked about everyone, every account and every duty after each.
"""

import datetime as dt
from itertools import count, product
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from barza.desk.accounts import actions, authority
from barza.desk.accounts.models import Duty
from barza.desk.core.errors import Refused
from barza.desk.people import actions as people
from barza.desk.people.models import Certificate, Module, Role
from barza.testing.cast import ISSUED_ON, NOON, account, employee, prepared

from .histories import Named, World

pytestmark = pytest.mark.long

HISTORIES, SHARES = 2_000, 4
"""Random histories in all, and how many tests they are shared among, for as many cores."""
DUTIES = (Duty.ANSWER, Duty.PUBLISH)
_number = count(1)


def world() -> World:
    made = [employee(job_en="Account officer", job_ar="مسؤول حسابات") for _ in range(2)]
    accounts = [account(), account(), account(is_practice=True)]
    return World(
        people=[prepared(person, *accounts) for person in made],
        accounts=accounts,
        modules=[module("policy"), module("writing", required_for=[Duty.PUBLISH])],
        head=employee(role=Role.SECTION_HEAD),
        personnel=employee(role=Role.PERSONNEL),
    )


def module(code: str, **fields: Any) -> Module:
    words = dict.fromkeys(("title_ar", "title_en", "summary_ar", "summary_en"), code)
    rest = {"version": 1, "body_ar": [], "body_en": [], "valid_for_days": 365, "pass_share": 80}
    return Module.objects.create(code=code, loaded_at=NOON, **words | rest | fields)


HOURS = st.integers(-30, 60)
SOME = st.sets(st.integers(0, 1), min_size=1)
WHERE = (0, 1, 2)
NAMED = st.sets(st.sampled_from(WHERE), min_size=1)
GRANT = st.tuples(st.just("grant"), st.integers(0, 1), NAMED, SOME, HOURS, HOURS)
AMEND = st.tuples(st.just("amend"), st.integers(0, 5), NAMED, SOME, HOURS, HOURS)
REVOKE = st.tuples(st.just("revoke"), st.integers(0, 5))
SUSPEND = st.tuples(st.just("suspend"), st.integers(0, 5), st.none() | st.integers(-1, 40))
LIFT = st.tuples(st.just("lift"), st.integers(0, 5))
LEARN = st.tuples(st.just("learn"), st.integers(0, 1), st.integers(0, 1), st.integers(1, 90))
FORGET = st.tuples(st.just("forget"), st.integers(0, 1), st.integers(0, 1))
JOB = st.tuples(
    st.just("job"), st.integers(0, 1), st.sampled_from(["Account officer", "Accountant"])
)
LEAVE = st.tuples(st.just("leave"), st.integers(0, 1))
HOLD = st.tuples(st.just("hold"), st.integers(0, 1), st.integers(1, 40))
RELEASE = st.tuples(st.just("release"), st.integers(0, 1))
WAIT = st.tuples(st.just("wait"), st.integers(1, 48))
STEP = (
    *(GRANT, GRANT, GRANT, AMEND, REVOKE, SUSPEND, SUSPEND, LIFT),
    *(HOLD, RELEASE, LEARN, FORGET, JOB, LEAVE, WAIT),
)
HISTORY = st.tuples(st.booleans(), st.lists(st.one_of(*STEP), max_size=8))
"""Whether all are trained at the beginning, and what happens then."""


def take(world: World, step: tuple[object, ...]) -> None:
    """One step in both; what an action refuses, the model doesn't do either."""
    verb, *rest = step
    with transaction.atomic():
        try:
            {
                "grant": grant,
                "amend": amend,
                "revoke": revoke,
                "suspend": suspend,
                "lift": lift,
                "hold": hold,
                "release": release,
                "learn": learn,
                "forget": forget,
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
    drafted = actions.draft(
        employee=world.people[person],
        accounts=[world.accounts[one] for one in accounts],
        duties=[DUTIES[one] for one in duties],
        from_at=from_at,
        to_at=to_at,
        by=world.head,
        now=world.now,
    )
    row = actions.issue(
        drafted,
        number=f"H{next(_number)}",
        issued_by_ar="الرئيس",
        issued_by_en="Chairman",
        issued_on=ISSUED_ON,
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


def suspend(world: World, which: int, hours: int | None) -> None:
    if which >= len(world.named):
        return
    until = None if hours is None else world.now + dt.timedelta(hours=hours)
    actions.suspend_resolution(
        world.named[which].row, because="Looked into.", until=until, by=world.head, now=world.now
    )
    world.named[which].suspended = (world.now, until)


def lift(world: World, which: int) -> None:
    if which < len(world.named):
        actions.lift(world.named[which].row, because="Cleared.", by=world.head, now=world.now)
        world.named[which].suspended = None


def hold(world: World, person: int, hours: int) -> None:
    """What a precaution does; one at a time here."""
    if not world.is_held(person):
        until = world.now + dt.timedelta(hours=hours)
        about = f"hold {next(_number)}"
        actions.hold(world.people[person], about=about, until=until, by=world.head, now=world.now)
        world.held[person], world.holds[person] = until, about


def release(world: World, person: int) -> None:
    if world.is_held(person):
        about = world.holds[person]
        assert actions.release(world.people[person], about=about, by=world.head, now=world.now)
        del world.held[person]


def learn(world: World, person: int, which: int, hours: int) -> None:
    """A certificate that ends: what its expiry does needs no action."""
    until = world.now + dt.timedelta(hours=hours)
    Certificate.objects.create(
        employee=world.people[person],
        module=world.modules[which],
        issued_at=world.now,
        valid_until=until,
        score=100,
    )
    world.learned[person, which] = max(world.learned.get((person, which), until), until)


def forget(world: World, person: int, which: int) -> None:
    """The certificates are withdrawn."""
    held = Certificate.objects.valid(world.now).filter(
        employee=world.people[person], module=world.modules[which]
    )
    for one in held:
        people.withdraw_certificate(one, because="Not earned.", by=world.head, now=world.now)
    world.learned.pop((person, which), None)


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
@pytest.mark.timeout(900)
@pytest.mark.parametrize("share", range(SHARES))
def test_can_act_is_exactly_a_resolution_in_force(share: int) -> None:
    rows = world()

    @seed(share)
    @given(history=HISTORY)
    @settings(max_examples=HISTORIES // SHARES, deadline=None, database=None)
    def holds(history: tuple[bool, list[tuple[object, ...]]]) -> None:
        with transaction.atomic():
            _live_through(begun(rows), *history)
            transaction.set_rollback(True)

    holds()


def begun(rows: World) -> World:
    """The same people and accounts, of whom nothing is known yet."""
    return World(rows.people, rows.accounts, rows.head, rows.personnel, modules=rows.modules)


def _live_through(now: World, schooled: bool, steps: list[tuple[object, ...]]) -> None:
    """After each step each person's duties are what the model says; at the end so is every gate."""
    for person, which in product((0, 1), (0, 1)) if schooled else ():
        learn(now, person, which, 10_000)
    for step in [*steps, ("wait", 1)]:
        take(now, step)
        for person in (0, 1):
            assert told(now, person) == expected(now, person), step
    for where, duty in product(WHERE, DUTIES):
        assert set(authority.officers_for(now.accounts[where], duty, now.now)) == {
            now.people[person] for person in (0, 1) if now.may(person, where, duty)
        }
        for person in (0, 1):
            assert opens(now, person, where, duty) is now.may(person, where, duty)


def told(world: World, person: int) -> dict[int, set[str]]:
    """By account, as one query tells it."""
    said = authority.duties_for(world.people[person], world.now)
    return {where: set(said.get(world.accounts[where].pk, ())) for where in WHERE}


def expected(world: World, person: int) -> dict[int, set[str]]:
    return {
        where: {str(duty) for duty in DUTIES if world.may(person, where, duty)} for where in WHERE
    }
