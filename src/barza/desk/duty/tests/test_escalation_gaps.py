"""Where nobody was on duty, whoever comes on duty while it still waits is called (P-43)."""

from collections.abc import Callable

import pytest

from barza.desk.accounts.models import Account
from barza.desk.audit.models import Act
from barza.desk.cases.models import Case
from barza.desk.duty import actions, queries
from barza.desk.duty.models import Shift
from barza.desk.people.models import Employee
from barza.testing import cast

from .escalating import FRIDAY, MINUTE, called, raised
from .times import muscat

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-43")]


@pytest.fixture
def case(account: Account) -> Case:
    return cast.case(cast.thread(account), urgency="urgent")


@pytest.fixture
def night(assign: Callable[..., Shift]) -> Shift:
    return assign(start_at=muscat(4, 9, 22), end_at=muscat(4, 10, 8))


def test_who_comes_on_duty_later_is_called_then(
    case: Case, assign: Callable[..., Shift], maryam: Employee
) -> None:
    """Nobody was there at three; the watch of eight finds the item still waiting."""
    escalation = raised(case)
    assign(start_at=FRIDAY + 300 * MINUTE, end_at=FRIDAY + 600 * MINUTE, now=muscat(4, 8, 9))
    for minute in range(280, 360):
        actions.advance(now=FRIDAY + minute * MINUTE)

    assert called(escalation) == [
        *(("officer", "", 0), ("backup", "", 0), ("head", "Maryam", 0)),
        *(("officer", "Salma Al Harthi", 300), ("backup", "Yusuf", 310)),
    ]
    acts = Act.objects.filter(event="escalation.called", result="done").order_by("id")
    assert [act.details["role"] for act in acts] == ["head", "officer", "backup"]


def test_a_shift_after_the_one_that_was_called_calls_nobody_more(
    case: Case, assign: Callable[..., Shift], yusuf: Employee, salma: Employee, account: Account
) -> None:
    escalation = raised(case)
    other, another = cast.officer(account), cast.officer(account)
    assign(start_at=FRIDAY + 300 * MINUTE, end_at=FRIDAY + 600 * MINUTE, now=muscat(4, 8, 9))
    assign(
        start_at=FRIDAY + 600 * MINUTE,
        end_at=FRIDAY + 900 * MINUTE,
        officer=other,
        backup=another,
        now=muscat(4, 8, 9),
    )
    for minute in (300, 310, 320, 600, 620, 660):
        actions.advance(now=FRIDAY + minute * MINUTE)
    assert not escalation.steps.filter(person__in=[other, another]).exists()
    assert not queries.met_a_gap(FRIDAY + 660 * MINUTE).exists()


def test_who_took_it_before_the_next_shift_spares_that_one(
    case: Case, assign: Callable[..., Shift], maryam: Employee
) -> None:
    escalation = raised(case)
    assign(start_at=FRIDAY + 300 * MINUTE, end_at=FRIDAY + 600 * MINUTE, now=muscat(4, 8, 9))
    actions.taken(case, by=maryam, now=FRIDAY + 5 * MINUTE)
    assert actions.advance(now=FRIDAY + 300 * MINUTE) == 0
    assert escalation.steps.count() == 3


def test_a_head_who_is_named_later_is_called_then(night: Shift, case: Case) -> None:
    Employee.objects.filter(role="section_head").update(is_active=False)
    escalation = raised(case)
    for minute in (10, 20, 30):
        actions.advance(now=FRIDAY + minute * MINUTE)
    assert called(escalation)[-1] == ("head", "", 20)
    Employee.objects.filter(role="section_head").update(is_active=True)
    for minute in (40, 41):
        actions.advance(now=FRIDAY + minute * MINUTE)
    assert called(escalation)[-2:] == [("head", "", 20), ("head", "Maryam", 40)]
