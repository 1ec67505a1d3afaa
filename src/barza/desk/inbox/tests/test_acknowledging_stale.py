"""What waits to be acknowledged is asked again just before: a person comes first (P-43, P-61)."""

import datetime as dt

import pytest

from barza.desk.accounts import actions as accounts
from barza.desk.accounts.models import Account, Resolution
from barza.desk.cases.models import Case
from barza.desk.cases.tests.arriving import promise
from barza.desk.channels.models import Delivery
from barza.desk.core.models import Institution
from barza.desk.inbox import actions
from barza.desk.inbox.acknowledging import sending
from barza.desk.people.models import Employee, Role
from barza.testing import cast
from barza.town.testing import TownHandle

from .acknowledged import BEFORE, FRIDAY, turned_on, writes

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("no_jobs"),
    pytest.mark.requirement("P-43"),
]
THEN = FRIDAY + dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def house() -> None:
    cast.working_hours()
    promise()
    Institution.objects.create(name_ar="بلدية مسقط", name_en="Muscat Municipality", hotline="1111")


@pytest.fixture
def said(account: Account) -> Employee:
    return cast.officer(account, role=Role.SUPERVISOR, name_en="Maryam")


@pytest.fixture
def case(town: TownHandle, account: Account, said: Employee) -> Case:
    """A case whose acknowledgement is ordered, and waits."""
    turned_on(account, said)
    case = writes(town, account)
    assert sending.acknowledge(FRIDAY) == 1
    return case


def asked_again() -> str:
    delivery = Delivery.objects.get(automatic=True)
    sending.drop_if_stale(delivery, THEN)
    delivery.refresh_from_db()
    return delivery.state


def test_while_all_stands_as_it_did_it_still_waits(case: Case) -> None:
    assert asked_again() == "waiting"


def test_turned_off_nothing_that_waits_is_sent(
    account: Account, case: Case, said: Employee
) -> None:
    turned_on(account, said, mode="off", now=THEN)
    assert asked_again() == "withdrawn"


def test_turned_to_private_only_nothing_public_that_waits_is_sent(
    account: Account, case: Case, said: Employee
) -> None:
    turned_on(account, said, mode="private", now=THEN)
    assert asked_again() == "withdrawn"


@pytest.mark.requirement("P-61")
def test_without_its_authority_nothing_that_waits_is_sent(case: Case, said: Employee) -> None:
    head = cast.employee(role=Role.SECTION_HEAD)
    accounts.revoke(Resolution.objects.get(employee=said), because="Ended.", by=head, now=BEFORE)
    assert asked_again() == "withdrawn"


def test_what_a_person_has_claimed_needs_no_machine(case: Case, salma: Employee) -> None:
    actions.claim(case, by=salma, now=FRIDAY)
    assert asked_again() == "withdrawn"


def test_a_lease_that_has_ended_holds_nothing(case: Case, salma: Employee) -> None:
    Case.objects.filter(pk=case.pk).update(holder=salma, held_until=FRIDAY)
    assert asked_again() == "waiting"


def test_an_answer_on_its_way_needs_no_acknowledgement(case: Case, salma: Employee) -> None:
    actions.answer(case, text="نعم، سنصلحها.", lang="ar", by=salma, now=FRIDAY)
    Case.objects.filter(pk=case.pk).update(holder=None, held_until=None)
    assert asked_again() == "withdrawn"
