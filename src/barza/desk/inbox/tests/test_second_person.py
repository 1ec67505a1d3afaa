"""An answer on which two people decide leaves in the words that both know (P-44)."""

from typing import Any

import pytest

from barza.desk.accounts import actions as accounts
from barza.desk.accounts.models import Account, Approval
from barza.desk.audit.models import Act
from barza.desk.cases.models import Case, Service
from barza.desk.channels.models import Delivery
from barza.desk.core.errors import Refused
from barza.desk.inbox import actions, approving
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.testing.cast import NOON

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("no_jobs"),
    pytest.mark.requirement("P-44"),
]
TEXT = "The fee for this permit is three rials."


@pytest.fixture
def fines(case: Case) -> Case:
    """About parking fines, on which the delegation wants two people."""
    case.service = Service.objects.create(
        code="PARK", name_ar="المواقف", name_en="Parking", unit=cast.unit()
    )
    case.save(update_fields=["service"])
    return case


@pytest.fixture
def head(account: Account) -> Employee:
    return cast.officer(account, role=Role.SECTION_HEAD, name_en="Maryam", name_ar="Maryam")


def test_within_authority_an_answer_needs_nobody(case: Case, salma: Employee) -> None:
    actions.answer(case, text=TEXT, by=salma, now=NOON)
    assert Act.objects.get(event="inbox.answered").details["under"] == "within"


def test_outside_it_is_held_for_the_right_person(
    fines: Case, salma: Employee, head: Employee
) -> None:
    with pytest.raises(approving.NeedsSecond, match="Maryam") as refusal:
        actions.answer(fines, text=TEXT, by=salma, now=NOON)

    assert refusal.value.clause == "P-44"
    assert not Delivery.objects.exists()
    assert not Act.objects.filter(event="inbox.answered").exists()


def test_approved_words_leave_and_the_record_says_by_whom(
    fines: Case, salma: Employee, head: Employee
) -> None:
    approval = actions.ask_second(fines, text=TEXT, because="The fee?", by=salma, now=NOON)
    accounts.approve(approval, by=head, now=NOON)
    with pytest.raises(approving.NeedsSecond):
        actions.answer(fines, text=TEXT + " Today.", by=salma, now=NOON)

    actions.answer(fines, text=f" {TEXT}\n", by=salma, now=NOON)

    said = Act.objects.get(event="inbox.answered").details["under"]
    assert said == f"approval {approval.pk} of {head.username}"
    approval.refresh_from_db()
    assert approval.state == Approval.State.USED


def test_a_head_too_needs_a_second_person(fines: Case, head: Employee) -> None:
    with pytest.raises(approving.NeedsSecond):
        actions.answer(fines, text=TEXT, by=head, now=NOON)


def test_what_could_not_leave_anyway_is_not_put_before_anybody(
    fines: Case, salma: Employee
) -> None:
    with pytest.raises(Refused, match="Write the answer"):
        actions.ask_second(fines, text="  ", because="?", by=salma, now=NOON)
    assert not Approval.objects.exists()


def test_an_officer_does_not_sort_the_second_person_away(
    fines: Case, salma: Employee, head: Employee
) -> None:
    as_it_is: dict[str, Any] = {
        "kind": fines.kind,
        "urgency": fines.urgency,
        "area": None,
        "service": None,
    }
    with pytest.raises(Refused, match="ask one of them") as refusal:
        actions.sort(fines, **as_it_is, by=salma, now=NOON)
    assert refusal.value.clause == "P-44"
    fines.refresh_from_db()
    assert fines.service is not None

    actions.sort(fines, **as_it_is, by=head, now=NOON)
    act = Act.objects.get(event="case.sorted")
    assert (act.details["before"]["service"], act.details["after"]["service"]) == ("PARK", "")
