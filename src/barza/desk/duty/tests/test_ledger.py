"""The ledger in the database: a month by hand, decided entries, corrections, payroll (P-68)."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from barza.desk.accounts.models import Account
from barza.desk.audit.actions import record
from barza.desk.audit.models import Act
from barza.desk.core.errors import Refused
from barza.desk.duty import actions, queries
from barza.desk.duty.models import OvertimeEntry, Shift, State
from barza.desk.people.models import Employee, Role
from barza.testing import cast

from .conftest import LATER
from .test_reckoning import ACTS, BY_HAND, OURS, SHIFTS
from .times import muscat

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-68")]
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


@pytest.fixture
def march(
    spring: None, account: Account, salma: Employee, yusuf: Employee, maryam: Employee
) -> None:
    """What ``test_reckoning`` adds up by hand, as shifts and acts on record."""
    other = cast.account()
    for one in SHIFTS:
        Shift.objects.create(
            account=account,
            start_at=one.start,
            end_at=one.end,
            officer=salma,
            backup=yusuf,
            reference="12/2026",
            assigned_by=maryam,
            assigned_at=one.start,
        )
    for act in ACTS:
        label = (account if act.account == OURS else other).label
        acted(salma, label, act.at)


def acted(by: Employee, label: str, at: object, **fields: str) -> None:
    given = {"resolution": "1/2026", **fields}
    with transaction.atomic():
        record("case.noted", by=by, about=by, now=at, account=label, **given)  # type: ignore[arg-type]


def sums(**wanted: object) -> dict[str, int]:
    total: Counter[str] = Counter()
    for entry in OvertimeEntry.objects.filter(**wanted):
        total[entry.klass] += entry.minutes
    return {klass: minutes for klass, minutes in total.items() if minutes}


@pytest.mark.usefixtures("march")
def test_a_seeded_month_with_eid_and_ramadan_equals_the_hours_by_hand(salma: Employee) -> None:
    actions.compute_overtime(MARCH, now=LATER)
    by_hand = {klass.value: minutes for klass, minutes in BY_HAND.items()}
    assert sums(employee=salma) == by_hand
    assert not OvertimeEntry.objects.exclude(employee=salma).exists(), "standing by is no work"
    actions.compute_overtime(APRIL, now=LATER)
    assert sums(posted_on=APRIL) == {"weekday": 240}


@pytest.mark.usefixtures("march")
def test_computed_again_nothing_changes(maryam: Employee) -> None:
    actions.compute_overtime(MARCH, now=LATER)
    before = list(OvertimeEntry.objects.order_by("pk").values())
    acts = Act.objects.count()
    assert actions.compute_overtime(MARCH, by=maryam, now=LATER) == 0
    assert list(OvertimeEntry.objects.order_by("pk").values()) == before
    assert Act.objects.count() == acts


@pytest.mark.usefixtures("march")
def test_work_without_assignment_appears_for_approval(salma: Employee, maryam: Employee) -> None:
    Shift.objects.filter(start_at=SHIFTS[0].start).update(reference="")
    actions.compute_overtime(MARCH, now=LATER)
    flagged = OvertimeEntry.objects.filter(assignment="unassigned")
    assert sum(entry.minutes for entry in flagged) == 480 + 21 + 6
    assert all(entry.state == State.PROPOSED for entry in flagged)
    [row], _ = queries.statement(queries.decided_for(maryam, LATER), MARCH)
    assert row["unassigned"] == 5, "the shift without a reference, and four stretches of acts"
    theirs = flagged.get(shift__isnull=False)
    assert actions.approve(theirs, by=maryam, now=LATER).state == State.APPROVED


def test_a_refused_act_and_one_without_a_resolution_are_no_work(
    spring: None, account: Account, salma: Employee
) -> None:
    acted(salma, account.label, muscat(4, 6, 20), result="refused", resolution="")
    with transaction.atomic():
        record("shift.seen", by=salma, about=salma, now=muscat(4, 6, 20))
    assert actions.compute_overtime(APRIL, now=LATER) == 0


def test_practising_is_learning_and_no_overtime(
    spring: None, account: Account, salma: Employee
) -> None:
    town = cast.account(is_practice=True)
    acted(salma, town.label, muscat(4, 6, 20))
    assert actions.compute_overtime(APRIL, now=LATER) == 0


def test_only_what_has_passed_is_proposed_and_the_rest_follows(
    assign: Callable[..., Shift], maryam: Employee
) -> None:
    shift = assign()
    actions.compute_overtime(APRIL, now=shift.start_at + timedelta(hours=2, seconds=40))
    assert sums() == {"weekday": 120}
    actions.approve(OvertimeEntry.objects.get(), by=maryam, now=LATER)
    actions.compute_overtime(APRIL, now=LATER)
    assert sums(state="proposed") == {"weekday": 360}
    assert sums() == {"weekday": 480}


def test_a_cancelled_shift_is_no_longer_proposed(
    assign: Callable[..., Shift], maryam: Employee
) -> None:
    shift = assign()
    actions.compute_overtime(APRIL, now=LATER)
    Shift.objects.filter(pk=shift.pk).update(cancelled_at=shift.start_at)
    actions.compute_overtime(APRIL, now=LATER)
    assert not OvertimeEntry.objects.exists()


def test_the_head_approves_and_nobody_decides_on_their_own(
    entry: OvertimeEntry, salma: Employee, maryam: Employee, nasser: Employee
) -> None:
    for by, said in ((salma, "head of section decides"), (_as_head(salma), "of their own")):
        with pytest.raises(Refused, match=said):
            actions.approve(entry, by=by, now=LATER)
    other = cast.employee(role=Role.SECTION_HEAD, unit=cast.unit(code="D-X"))
    with pytest.raises(Refused, match="head of section decides"):
        actions.approve(entry, by=other, now=LATER)
    actions.approve(entry, by=maryam, now=LATER)
    with pytest.raises(Refused, match="counter-entry"):
        actions.reject(entry, why="no", by=nasser, now=LATER)
    act = Act.objects.get(event="overtime.approved")
    assert (act.actor, act.clause, act.details["minutes"]) == (maryam.username, "P-68", 480)


def _as_head(person: Employee) -> Employee:
    Employee.objects.filter(pk=person.pk).update(role=Role.SECTION_HEAD)
    return Employee.objects.get(pk=person.pk)


def test_a_rejection_has_a_reason_and_is_not_proposed_again(
    entry: OvertimeEntry, maryam: Employee
) -> None:
    with pytest.raises(Refused, match="Say why"):
        actions.reject(entry, why="", by=maryam, now=LATER)
    actions.reject(entry, why="Did not come", by=maryam, now=LATER)
    assert actions.compute_overtime(APRIL, now=LATER) == 0
    assert OvertimeEntry.objects.count() == 1


def test_an_approved_entry_is_immutable_even_to_who_writes_past_the_actions(
    entry: OvertimeEntry, maryam: Employee, nasser: Employee
) -> None:
    actions.approve(entry, by=maryam, now=LATER)
    own = OvertimeEntry.objects.filter(pk=entry.pk)
    for change in ({"minutes": 1}, {"klass": "holiday"}, {"decided_by": nasser}):
        with pytest.raises(IntegrityError, match="counter-entry"), transaction.atomic():
            own.update(**change)
    with pytest.raises(IntegrityError, match="counter-entry"), transaction.atomic():
        own.delete()


def test_a_correction_is_a_counter_entry_and_a_new_one(
    entry: OvertimeEntry, salma: Employee, maryam: Employee
) -> None:
    actions.approve(entry, by=maryam, now=LATER)
    counter, new = actions.correct(
        entry,
        start_at=entry.start_at,
        end_at=entry.start_at + timedelta(hours=6),
        why="Left at ten",
        by=maryam,
        now=LATER,
    )
    entry.refresh_from_db()
    assert (entry.minutes, counter.minutes, new.minutes) == (480, -480, 360)
    assert (counter.counter_of, new.replaces) == (entry, entry)
    assert counter.posted_on == new.posted_on == date(2026, 5, 1), "the old statement stands"
    assert queries.balance(salma, LATER).total == 360
    assert actions.compute_overtime(APRIL, now=LATER) == 0, "what was decided is not proposed"
    for one, said in ((entry, "corrected already"), (counter, "Only a granted entry")):
        with pytest.raises(Refused, match=said):
            actions.correct(one, why="again", by=maryam, now=LATER)


def test_a_correction_can_take_all_back_or_reach_further(
    entry: OvertimeEntry, account: Account, salma: Employee, maryam: Employee
) -> None:
    acted(salma, account.label, entry.end_at + timedelta(minutes=20))
    actions.compute_overtime(APRIL, now=LATER)
    assert OvertimeEntry.objects.filter(state="proposed").count() == 2
    actions.approve(entry, by=maryam, now=LATER)
    end = entry.end_at + timedelta(hours=1)
    _, new, next_day = actions.correct(
        entry, start_at=entry.start_at, end_at=end, why="Stayed", by=maryam, now=LATER
    )
    assert (new.minutes, next_day.minutes) == (480, 60), "parted at midnight"
    assert not OvertimeEntry.objects.filter(state="proposed").exists(), "no minute twice"
    [counter] = actions.correct(next_day, why="Did not", by=maryam, now=LATER)
    assert counter.minutes == -60
    assert queries.balance(salma, LATER).total == 480


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        pytest.param(8, 12, "within the official hours", id="official hours"),
        pytest.param(16, 16, "after it begins", id="no time"),
        pytest.param(10, 23, "twelve hours", id="too long"),
    ],
)
def test_a_correction_is_refused_when_its_time_cannot_be(
    entry: OvertimeEntry, maryam: Employee, start: int, end: int, said: str
) -> None:
    actions.approve(entry, by=maryam, now=LATER)
    times = {"start_at": muscat(4, 5, start), "end_at": muscat(4, 5, end)}
    with pytest.raises(Refused, match=said):
        actions.correct(entry, **times, why="x", by=maryam, now=LATER)
    assert OvertimeEntry.objects.count() == 1, "nothing is half done"


def test_a_correction_never_covers_time_that_is_granted_already(
    assign: Callable[..., Shift], maryam: Employee
) -> None:
    for day in (5, 6):
        assign(start_at=muscat(4, day, 16), end_at=muscat(4, day, 20))
    actions.compute_overtime(APRIL, now=LATER)
    first, second = OvertimeEntry.objects.order_by("start_at")
    for one in (first, second):
        actions.approve(one, by=maryam, now=LATER)
    with pytest.raises(Refused, match="granted in another entry"):
        actions.correct(
            first,
            start_at=muscat(4, 6, 15),
            end_at=muscat(4, 6, 17),
            why="x",
            by=maryam,
            now=LATER,
        )


def test_a_month_without_working_hours_is_refused_and_not_guessed(
    account: Account, salma: Employee
) -> None:
    acted(salma, account.label, muscat(4, 6, 20))
    with pytest.raises(Refused, match="No working hours are set"):
        actions.compute_overtime(APRIL, now=LATER)


def test_an_officer_does_not_compute_the_month(salma: Employee, maryam: Employee) -> None:
    with pytest.raises(Refused, match="head of section computes"):
        actions.compute_overtime(APRIL, by=salma, now=LATER)
    assert actions.compute_overtime(date(2027, 1, 1), by=maryam, now=LATER) == 0


def test_time_that_is_granted_in_another_entry_is_not_granted_again(
    entry: OvertimeEntry, maryam: Employee
) -> None:
    twin = OvertimeEntry.objects.get(pk=entry.pk)
    twin.pk = None
    twin.save()
    actions.approve(entry, by=maryam, now=LATER)
    with pytest.raises(Refused, match="another approved entry"):
        actions.approve(twin, by=maryam, now=LATER)
    actions.reject(twin, why="Twice", by=maryam, now=LATER)


def test_a_correction_to_another_century_is_refused(entry: OvertimeEntry, maryam: Employee) -> None:
    actions.approve(entry, by=maryam, now=LATER)
    first = datetime(1, 1, 1, tzinfo=UTC)
    for start in (first, first + timedelta(days=365 * 1000)):
        times = {"start_at": start, "end_at": start + timedelta(hours=1)}
        with pytest.raises(Refused, match="No working hours"):
            actions.correct(entry, **times, why="x", by=maryam, now=LATER)
