"""Who decides what an account says by itself, and which words do (P-43, P-44, P-61)."""

import datetime as dt
from typing import Any

import pytest

from barza.desk.accounts import actions as accounts
from barza.desk.accounts.models import Account, Resolution
from barza.desk.cases.tests.arriving import promise
from barza.desk.core.errors import Refused
from barza.desk.core.models import Institution
from barza.desk.inbox import actions
from barza.desk.inbox.acknowledging import sending
from barza.desk.inbox.acknowledging.standing import standing
from barza.desk.people.models import Employee, Role
from barza.testing import cast, network
from barza.town.testing import TownHandle

from .acknowledged import BEFORE, FRIDAY, acknowledged, carried_out, turned_on, writes

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("no_jobs"),
    pytest.mark.requirement("P-43"),
]
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def house() -> None:
    cast.working_hours()
    promise()
    Institution.objects.create(name_ar="بلدية مسقط", name_en="Muscat Municipality", hotline="1111")


@pytest.fixture
def said(account: Account) -> Employee:
    return cast.officer(account, role=Role.SUPERVISOR, name_en="Maryam")


@pytest.fixture
def on(account: Account, said: Employee) -> None:
    turned_on(account, said)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        pytest.param({"text_ar": "شكرًا {reference} {when}"}, "{hotline}", id="a place missing"),
        pytest.param(
            {"text_en": "{reference} {when} {hotline} {name}"}, "in braces", id="a place unknown"
        ),
        pytest.param(
            {"text_en": "{reference} {when} {hotline} " + "x" * 490}, "Shorten", id="too long"
        ),
    ],
)
def test_a_text_that_does_not_do_is_refused(
    account: Account, said: Employee, fields: dict[str, Any], why: str
) -> None:
    with pytest.raises(Refused) as refusal:
        turned_on(account, said, **fields)
    assert why in str(refusal.value)


@pytest.mark.requirement("P-46")
@pytest.mark.parametrize("name", ["text_ar", "text_en"])
def test_a_text_that_the_screening_holds_is_refused_with_its_clause(
    account: Account, said: Employee, name: str
) -> None:
    """Whatever is said to every citizen is read as every answer is."""
    words = "{reference} {when} {hotline}. 92345678"
    with pytest.raises(Refused, match="92345678") as refusal:
        turned_on(account, said, **{name: words})
    assert refusal.value.clause == "P-90"
    assert standing(account, FRIDAY).setting is None


@pytest.mark.requirement("P-65")
def test_who_cannot_answer_in_a_language_does_not_set_words_in_it(account: Account) -> None:
    by = cast.officer(account, role=Role.SUPERVISOR, languages=["ar"])
    with pytest.raises(Refused, match="English") as refusal:
        turned_on(account, by)
    assert refusal.value.clause == "P-65"
    assert turned_on(account, by, mode="off").mode == "off"


@pytest.mark.requirement("P-61")
@pytest.mark.requirement("P-44")
def test_only_a_head_with_a_resolution_decides(account: Account, salma: Employee) -> None:
    for by in (salma, cast.employee(role=Role.SECTION_HEAD), cast.superuser()):
        with pytest.raises(Refused):
            turned_on(account, by)
    assert standing(account, FRIDAY).setting is None


def test_without_a_hotline_nothing_is_turned_on(account: Account, said: Employee) -> None:
    Institution.objects.update(hotline="")
    with pytest.raises(Refused, match="hotline"):
        turned_on(account, said)


@pytest.mark.requirement("P-61")
def test_it_stops_with_the_authority_and_goes_on_when_somebody_confirms_it(
    town: TownHandle, account: Account, said: Employee, on: None
) -> None:
    head = cast.employee(role=Role.SECTION_HEAD)
    accounts.revoke(Resolution.objects.get(employee=said), because="Ended.", by=head, now=BEFORE)
    writes(town, account)
    assert standing(account, FRIDAY).is_stopped
    assert not acknowledged(FRIDAY)

    turned_on(account, cast.officer(account, role=Role.SUPERVISOR), now=BEFORE + MINUTE)
    assert len(acknowledged(FRIDAY)) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("P-61")
def test_authority_that_ends_between_order_and_sending_sends_nothing(
    town: TownHandle, account: Account, said: Employee, on: None
) -> None:
    case = writes(town, account)
    assert sending.acknowledge(FRIDAY) == 1
    head = cast.employee(role=Role.SECTION_HEAD)
    accounts.revoke(Resolution.objects.get(employee=said), because="Ended.", by=head, now=FRIDAY)
    [delivery] = carried_out(FRIDAY + MINUTE)
    assert (delivery.state, delivery.clause) == ("refused", "P-61")
    assert not network.replies(town, case)
    with pytest.raises(Refused, match="not sent again"):
        actions.send_again(delivery, by=cast.officer(account), now=FRIDAY + MINUTE)
