"""Who writes while nobody is there learns when a human reads it: once, in their language (P-43)."""

import datetime as dt
from typing import Any

import pytest

from barza.desk.accounts.models import Account, Resolution
from barza.desk.audit.models import Act
from barza.desk.cases.models import AnswerOwed, Case, Message
from barza.desk.cases.tests.arriving import promise
from barza.desk.channels.models import Delivery
from barza.desk.core.models import Holiday, Institution
from barza.desk.duty.models import Shift
from barza.desk.inbox import actions
from barza.desk.inbox.acknowledging import sending
from barza.desk.inbox.models import Acknowledgement
from barza.desk.people.models import Employee, Role
from barza.testing import cast, network
from barza.town.testing import TownHandle

from .acknowledged import (
    BEFORE,
    FRIDAY,
    acknowledged,
    carried_out,
    muscat,
    turned_on,
    writes,
)

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
    """The supervisor under whose authority it is sent."""
    return cast.officer(account, role=Role.SUPERVISOR, name_en="Maryam")


@pytest.fixture
def on(account: Account, said: Employee) -> None:
    turned_on(account, said)


def on_watch(account: Account, start: dt.datetime, hours: int = 8) -> Shift:
    one, other = cast.officer(account), cast.officer(account)
    return Shift.objects.create(
        account=account,
        start_at=start,
        end_at=start + dt.timedelta(hours=hours),
        officer=one,
        backup=other,
        assigned_by=one,
        assigned_at=BEFORE,
    )


@pytest.mark.django_db(transaction=True)
def test_at_two_on_a_friday_it_names_the_next_human_time_once(
    town: TownHandle, account: Account, on: None
) -> None:
    case = writes(town, account)
    for minute in range(3):
        sent = carried_out(FRIDAY + minute * MINUTE)

    [delivery] = sent
    assert delivery.state == Delivery.State.DONE
    assert "يوم الأحد 8 مارس الساعة 7:30 صباحًا" in delivery.text
    for needed in ("رد آلي", f"\u200e{case.reference}\u200e", "1111"):
        assert needed in delivery.text
    [reply] = network.replies(town, case)
    assert case.reference in reply["content"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("P-51")
def test_it_settles_nothing_but_stops_the_clock_of_the_acknowledgement(
    town: TownHandle, account: Account, on: None
) -> None:
    case = writes(town, account)
    carried_out(FRIDAY)
    case.refresh_from_db()
    clocks = {clock.kind: clock for clock in case.clocks.all()}
    assert case.state == "open"
    assert AnswerOwed.objects.get(case=case).settled_at is None
    assert clocks["ack"].stopped_at is not None
    assert clocks["answer"].stopped_at is None
    assert case.due_at == clocks["answer"].due_at


@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("P-39")
@pytest.mark.requirement("P-61")
def test_the_act_names_the_desk_and_whose_decision_it_was(
    town: TownHandle, account: Account, said: Employee, on: None
) -> None:
    writes(town, account)
    carried_out(FRIDAY)
    number = Resolution.objects.get(employee=said).number
    for event in ("inbox.acknowledged", "delivery.published"):
        act = Act.objects.get(event=event)
        assert (act.actor, act.resolution) == ("system", number)
    assert Act.objects.get(event="inbox.acknowledged").details["decided_by"] == said.username


def test_somebody_on_watch_or_office_hours_need_no_machine(
    town: TownHandle, account: Account, on: None
) -> None:
    writes(town, account, at=muscat(5, 10))
    assert not acknowledged(muscat(5, 10, 1)), "a working Thursday"
    assert not acknowledged(FRIDAY), "it came while somebody was there"
    on_watch(account, FRIDAY - MINUTE)
    writes(town, account)
    assert not acknowledged(FRIDAY)


def test_a_watch_ahead_is_the_next_human_time(town: TownHandle, account: Account, on: None) -> None:
    on_watch(account, muscat(6, 14))
    writes(town, account)
    [delivery] = acknowledged(FRIDAY)
    assert "اليوم الجمعة الساعة 2 ظهرًا" in delivery.text


@pytest.mark.parametrize(
    ("hour", "told"),
    [
        pytest.param(muscat(7, 20), "غدًا الأحد الساعة 7:30 صباحًا", id="tomorrow"),
        pytest.param(muscat(8, 3), "اليوم الأحد الساعة 7:30 صباحًا", id="today"),
    ],
)
def test_the_day_is_said_as_people_say_it(
    town: TownHandle, account: Account, on: None, hour: dt.datetime, told: str
) -> None:
    writes(town, account, at=hour)
    [delivery] = acknowledged(hour)
    assert told in delivery.text


def test_ramadan_and_an_announced_holiday_change_the_time(
    town: TownHandle, account: Account, on: None
) -> None:
    cast.working_hours(
        valid_from_on=dt.date(2026, 2, 18),
        valid_to_on=dt.date(2026, 3, 19),
        opens_at=dt.time(9),
        closes_at=dt.time(14),
        occasion="ramadan",
    )
    Holiday.objects.create(on=dt.date(2026, 3, 8), name_ar="إجازة", name_en="Holiday")
    writes(town, account)
    [delivery] = acknowledged(FRIDAY)
    assert "يوم الاثنين 9 مارس الساعة 9 صباحًا" in delivery.text


@pytest.mark.parametrize(
    ("text", "has", "has_not"),
    [
        ("The street light has been broken for a week.", "Automatic reply", "رد آلي"),
        ("الإنارة معطلة منذ أسبوع", "رد آلي", "Automatic reply"),
    ],
)
def test_it_speaks_the_language_of_the_message(
    town: TownHandle, account: Account, on: None, text: str, has: str, has_not: str
) -> None:
    writes(town, account, text)
    [delivery] = acknowledged(FRIDAY)
    assert has in delivery.text
    assert has_not not in delivery.text


def test_in_neither_language_it_says_both(town: TownHandle, account: Account, on: None) -> None:
    writes(town, account, "🔥🔥🔥")
    [delivery] = acknowledged(FRIDAY)
    assert "رد آلي" in delivery.text
    assert "on Sunday, 8 March, at 7:30 am" in delivery.text


def test_two_messages_and_two_cases_of_a_citizen_get_one(
    town: TownHandle, account: Account, on: None
) -> None:
    writes(town, account)
    writes(town, account, "والرصيف مكسور كذلك", at=FRIDAY + MINUTE)
    assert len(acknowledged(FRIDAY + 2 * MINUTE)) == 1
    assert len(acknowledged(FRIDAY + 3 * MINUTE)) == 1
    writes(town, account, "وما زالت معطلة", at=muscat(7, 1))
    assert len(acknowledged(muscat(7, 1, 1))) == 1, "not twice within a day"
    writes(town, account, "وما زالت معطلة اليوم", at=muscat(7, 3))
    assert len(acknowledged(muscat(7, 3, 1))) == 2


@pytest.mark.parametrize("clause", ["SPM", "PHI"])
def test_spam_gets_none(town: TownHandle, account: Account, on: None, clause: str) -> None:
    case = writes(town, account)
    Case.objects.filter(pk=case.pk).update(worst=f"PII {clause}")
    assert not acknowledged(FRIDAY)


@pytest.mark.parametrize(
    ("who", "why"), [({"automatic": True}, "automatic"), ({"handle": "ruwi"}, "ours")]
)
def test_programs_and_accounts_of_ours_get_none(
    town: TownHandle, account: Account, on: None, who: dict[str, Any], why: str
) -> None:
    cast.account(base_url=account.base_url, handle="@ruwi")
    writes(town, account, **who)
    assert not acknowledged(FRIDAY)
    assert not acknowledged(FRIDAY + MINUTE)
    assert Acknowledgement.objects.get().why == why
    assert Act.objects.get(event="inbox.not_acknowledged").details["why"] == why


def test_a_case_in_somebodys_hands_needs_none(
    town: TownHandle, account: Account, on: None, salma: Employee
) -> None:
    case = writes(town, account)
    actions.claim(case, by=salma, now=FRIDAY)
    assert not acknowledged(FRIDAY)


def test_off_says_nothing_and_private_only_what_is_private(
    town: TownHandle, account: Account, said: Employee
) -> None:
    writes(town, account)
    assert not acknowledged(FRIDAY), "nobody has confirmed it"
    turned_on(account, said, mode="off")
    assert not acknowledged(FRIDAY)
    turned_on(account, said, mode="private")
    assert not acknowledged(FRIDAY)
    writes(town, account, private=True)
    [delivery] = acknowledged(FRIDAY)
    assert delivery.visibility == "private"


def test_it_is_dropped_once_a_human_reads_or_has_answered(
    town: TownHandle, account: Account, on: None
) -> None:
    writes(town, account)
    sending.acknowledge(FRIDAY)
    delivery = Delivery.objects.get(automatic=True)
    sending.drop_if_stale(delivery, FRIDAY)
    sending.drop_if_stale(delivery, muscat(8, 7, 30))
    delivery.refresh_from_db()
    assert delivery.state == "withdrawn"


def test_it_stands_in_nobodys_way(
    town: TownHandle, account: Account, on: None, salma: Employee
) -> None:
    case = writes(town, account)
    sending.acknowledge(FRIDAY)
    answer = actions.answer(case, text="نعم، سنصلحها.", lang="ar", by=salma, now=FRIDAY)
    assert not answer.automatic
    assert Message.objects.filter(case=case, direction="out").count() == 2


def test_what_came_before_it_was_turned_on_stays_without(
    town: TownHandle, account: Account, said: Employee
) -> None:
    writes(town, account)
    turned_on(account, said, now=FRIDAY + MINUTE)
    assert not acknowledged(FRIDAY + MINUTE)


def test_without_a_human_in_sight_no_time_is_made_up(
    town: TownHandle, account: Account, on: None
) -> None:
    writes(town, account)
    for day in range(6, 29):
        Holiday.objects.create(on=dt.date(2026, 3, day), name_ar="إجازة", name_en="Holiday")
    assert not acknowledged(FRIDAY)
