"""An urgent case that nobody claims goes along the rota; a claim or an answer ends it (P-43)."""

from datetime import timedelta
from typing import Any

import pytest

from barza.desk.accounts.models import Account
from barza.desk.cases.models import Case
from barza.desk.duty.models import Escalation, Shift
from barza.desk.inbox import actions
from barza.desk.inbox.escalating import escalate
from barza.desk.people.models import Employee
from barza.testing import cast
from barza.testing.cast import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-43")]
LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def account() -> Account:
    return cast.account()


@pytest.fixture
def salma(account: Account) -> Employee:
    return cast.officer(account)


@pytest.fixture(autouse=True)
def shift(account: Account, salma: Employee) -> Shift:
    hour = timedelta(hours=1)
    return Shift.objects.create(
        account=account,
        start_at=NOON - hour,
        end_at=NOON + 5 * hour,
        officer=salma,
        backup=cast.officer(account),
        assigned_by=salma,
        assigned_at=NOON,
    )


@pytest.fixture
def case(account: Account) -> Case:
    return cast.case(cast.thread(account), urgency="urgent")


def test_it_is_raised_once_and_reaches_the_officer_on_duty(case: Case, salma: Employee) -> None:
    assert escalate(NOON) == 1
    assert escalate(LATER) == 0
    escalation = Escalation.objects.get()
    assert (escalation.subject, escalation.path) == (case.reference, f"/case/{case.pk}")
    assert escalation.steps.get().person == salma


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"urgency": "high"}, id="not urgent"),
        pytest.param({"state": "answered", "due_at": None}, id="answered"),
    ],
)
def test_what_is_not_urgent_or_not_owed_calls_nobody(case: Case, changed: dict[str, Any]) -> None:
    Case.objects.update(**changed)
    assert escalate(NOON) == 0


def test_a_case_in_somebodys_hands_calls_nobody_until_it_is_free(
    case: Case, salma: Employee
) -> None:
    actions.claim(case, by=salma, now=NOON)
    assert escalate(LATER) == 0
    assert escalate(NOON + timedelta(hours=2)) == 1, "the hold has ended by itself"


def test_a_claim_ends_it_at_once(case: Case, salma: Employee) -> None:
    escalate(NOON)
    actions.claim(case, by=salma, now=LATER)
    escalation = Escalation.objects.get()
    assert (escalation.taken_by, escalation.ended_at) == (salma, LATER)


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        pytest.param({"state": "answered", "due_at": None}, "answered", id="answered"),
        pytest.param({"urgency": "normal"}, "not_urgent", id="sorted as not urgent"),
    ],
)
def test_an_answer_or_another_urgency_ends_it(
    case: Case, changed: dict[str, Any], because: str
) -> None:
    escalate(NOON)
    Case.objects.update(**changed)
    assert escalate(LATER) == 0
    escalation = Escalation.objects.get()
    assert (escalation.ended_because, escalation.ended_at) == (because, LATER)


def test_an_account_that_is_not_active_calls_nobody(case: Case) -> None:
    Account.objects.update(state="suspended")
    assert escalate(NOON) == 0


@pytest.mark.requirement("P-87")
def test_nobody_is_called_for_the_practice_town(case: Case) -> None:
    Account.objects.filter(pk=case.account_id).update(is_practice=True)
    assert escalate(LATER) == 0
    assert not Escalation.objects.exists()
