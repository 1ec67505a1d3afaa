"""Pay or time off, taken once, sent to payroll once (P-68)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from barza.desk.core.errors import Refused
from barza.desk.duty import actions, queries
from barza.desk.duty.models import OvertimeEntry
from barza.desk.people.models import Employee

from .conftest import LATER

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-68")]
APRIL = date(2026, 4, 1)


def test_who_worked_chooses_and_time_off_is_taken_once(
    entry: OvertimeEntry, salma: Employee, yusuf: Employee, maryam: Employee, personnel: Employee
) -> None:
    with pytest.raises(Refused, match="Who worked chooses"):
        actions.choose(entry, choice="pay", by=yusuf, now=LATER)
    with pytest.raises(Refused, match="pay or time off"):
        actions.choose(entry, choice="cake", by=salma, now=LATER)
    actions.choose(entry, choice="time_off", by=salma, now=LATER)
    with pytest.raises(Refused, match="Only granted"):
        actions.take_time_off(entry, on=date(2026, 5, 10), by=maryam, now=LATER)
    actions.approve(entry, by=maryam, now=LATER)
    assert queries.balance(salma, LATER).time_off == 480
    assert actions.mark_paid(APRIL, reference="4/26", by=personnel, now=LATER) == 0
    actions.take_time_off(entry, on=date(2026, 5, 10), by=maryam, now=LATER)
    assert queries.balance(salma, LATER).time_off == 0
    with pytest.raises(Refused, match="settled"):
        actions.choose(entry, choice="pay", by=salma, now=LATER)


def test_time_off_lapses_only_where_a_rate_says_so(
    entry: OvertimeEntry, salma: Employee, maryam: Employee, personnel: Employee
) -> None:
    actions.set_rate(
        klass="weekday",
        valid_from_on=APRIL,
        pay=Decimal(1),
        time_off=Decimal("1.5"),
        expires_after_days=30,
        source="Circular 3/2026",
        by=personnel,
        now=LATER,
    )
    actions.choose(entry, choice="time_off", by=salma, now=LATER)
    actions.approve(entry, by=maryam, now=LATER)
    assert queries.balance(salma, LATER).time_off == 720
    late = queries.balance(salma, LATER + timedelta(days=31))
    assert (late.time_off, late.lapsed) == (0, 720)
    with pytest.raises(Refused, match="lapsed"):
        actions.take_time_off(entry, on=date(2026, 6, 30), by=maryam, now=LATER)


def test_payroll_gets_each_entry_once_and_a_later_counter_entry_with_the_next_run(
    entry: OvertimeEntry, maryam: Employee, personnel: Employee
) -> None:
    actions.approve(entry, by=maryam, now=LATER)
    for by, reference, said in ((maryam, "4/26", "Human resources"), (personnel, " ", "reference")):
        with pytest.raises(Refused, match=said):
            actions.mark_paid(APRIL, reference=reference, by=by, now=LATER)
    assert actions.mark_paid(APRIL, reference="4/26", by=personnel, now=LATER) == 1
    assert actions.mark_paid(APRIL, reference="4/26", by=personnel, now=LATER) == 0
    [counter] = actions.correct(entry, why="Was not there", by=maryam, now=LATER)
    assert actions.mark_paid(APRIL, reference="4/26", by=personnel, now=LATER) == 0
    assert actions.mark_paid(date(2026, 5, 1), reference="5/26", by=personnel, now=LATER) == 1
    counter.refresh_from_db()
    assert (counter.state, counter.settled_as, counter.minutes) == ("paid", "5/26", -480)
