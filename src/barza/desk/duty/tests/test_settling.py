"""Pay or time off, taken once, sent to payroll once (P-68)."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest

from barza.desk.core.errors import Refused
from barza.desk.duty import actions, queries
from barza.desk.duty.models import OvertimeEntry, PayrollFile, Shift
from barza.desk.people.models import Employee

from .conftest import LATER
from .times import muscat

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
    with pytest.raises(Refused, match="Nothing of this month"):
        actions.make_payroll_file(APRIL, by=personnel, now=LATER)
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


def made(personnel: Employee, month: date = APRIL) -> PayrollFile:
    return actions.make_payroll_file(month, by=personnel, now=LATER)


def sent(file: PayrollFile, personnel: Employee, reference: str = "4/26") -> int:
    return actions.mark_paid(file, reference=reference, by=personnel, now=LATER)


def test_payroll_gets_each_entry_once_and_a_later_counter_entry_with_the_next_run(
    entry: OvertimeEntry, maryam: Employee, personnel: Employee
) -> None:
    actions.approve(entry, by=maryam, now=LATER)
    with pytest.raises(Refused, match="Human resources"):
        made(maryam)
    file = made(personnel)
    for by, reference, said in ((maryam, "4/26", "Human resources"), (personnel, " ", "reference")):
        with pytest.raises(Refused, match=said):
            sent(file, by, reference)
    assert sent(file, personnel) == 1
    with pytest.raises(Refused, match="already"):
        sent(file, personnel)
    [counter] = actions.correct(entry, why="Was not there", by=maryam, now=LATER)
    with pytest.raises(Refused, match="Nothing of this month"):
        made(personnel)
    assert sent(made(personnel, date(2026, 5, 1)), personnel, "5/26") == 1
    counter.refresh_from_db()
    assert (counter.state, counter.settled_as, counter.minutes) == ("paid", "5/26", -480)


def test_what_is_granted_after_the_file_was_made_is_in_the_next_one(
    assign: Callable[..., Shift], maryam: Employee, personnel: Employee
) -> None:
    for day in (5, 7):
        assign(start_at=muscat(4, day, 16))
    actions.compute_overtime(APRIL, now=LATER)
    first, second = OvertimeEntry.objects.order_by("start_at")
    actions.approve(first, by=maryam, now=LATER)
    file = made(personnel)
    actions.approve(second, by=maryam, now=LATER)

    assert sent(file, personnel) == 1
    second.refresh_from_db()
    assert second.state == "approved"
    later = made(personnel)
    assert list(later.entries.all()) == [second]
    assert sent(later, personnel, "5/26") == 1


def test_a_file_whose_entries_have_changed_is_not_marked(
    entry: OvertimeEntry, salma: Employee, maryam: Employee, personnel: Employee
) -> None:
    actions.approve(entry, by=maryam, now=LATER)
    file = made(personnel)
    actions.choose(entry, choice="time_off", by=salma, now=LATER)
    with pytest.raises(Refused, match="Make the file again"):
        sent(file, personnel)
    actions.choose(entry, choice="pay", by=salma, now=LATER)
    assert sent(file, personnel) == 1, "what was not chosen was to be paid"


def test_a_rate_that_was_set_since_makes_it_another_file(
    entry: OvertimeEntry, maryam: Employee, personnel: Employee
) -> None:
    actions.approve(entry, by=maryam, now=LATER)
    file = made(personnel)
    actions.set_rate(
        klass="weekday",
        valid_from_on=APRIL,
        pay=Decimal(2),
        time_off=Decimal(1),
        expires_after_days=None,
        source="Circular 4/2026",
        by=personnel,
        now=LATER,
    )
    with pytest.raises(Refused, match="Make the file again"):
        sent(file, personnel)
    assert sent(made(personnel), personnel) == 1


def test_two_files_of_the_same_entry_pay_it_once(
    entry: OvertimeEntry, maryam: Employee, personnel: Employee
) -> None:
    actions.approve(entry, by=maryam, now=LATER)
    first, second = made(personnel), made(personnel)
    assert sent(first, personnel) == 1
    with pytest.raises(Refused, match="Make the file again"):
        sent(second, personnel)
