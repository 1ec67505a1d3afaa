"""Nothing affects authority but a reasoned, time-limited precaution (P-59)."""

import datetime as dt
from typing import Any

import pytest

from barza.desk.accounts import actions as accounts
from barza.desk.accounts import authority as gate
from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.audit.models import Act
from barza.desk.conduct import actions, authority, queries
from barza.desk.conduct.models import ConductFile, Precaution
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee
from barza.testing import cast
from barza.testing.cast import NOON

from .town_hall import DAY, Hall, alleged, found, held, noticed, with_deciders

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-59")]


class Told:
    """Stands where accounts suspends and restores: remembers what it was told."""

    def __init__(self) -> None:
        self.suspended: list[tuple[Employee, dt.datetime]] = []
        self.restored: list[Employee] = []

    def suspend(self, employee: Employee, *, until: dt.datetime, **_: object) -> list[str]:
        self.suspended.append((employee, until))
        return ["12/2026"]

    def restore(self, employee: Employee, **_: object) -> list[str]:
        self.restored.append(employee)
        return ["12/2026"]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    one = Told()
    monkeypatch.setattr(authority, "suspend_all", one.suspend)
    monkeypatch.setattr(authority, "restore_all", one.restore)
    return one


def order(house: Hall, file: ConductFile, days: int = 10, **fields: object) -> Precaution:
    given = {"reasons": "Until we know.", "by": house.nasser, "now": NOON, **fields}
    until = given["now"] + days * DAY  # type: ignore[operator]  # an instant
    return actions.order_precaution(file, until_at=until, **given)  # type: ignore[arg-type]


def test_a_precaution_suspends_authority_until_its_end(house: Hall, told: Told) -> None:
    order(house, with_deciders(house, noticed(house)))

    assert told.suspended == [(house.salma, NOON + 10 * DAY)]
    assert held(house.salma, NOON)
    assert not held(house.salma, NOON + 10 * DAY)
    assert not held(house.maryam, NOON)


def test_an_allegation_alone_touches_no_authority(house: Hall, told: Told) -> None:
    account = cast.account()
    cast.resolution(house.salma, account)
    found(house)

    assert told.suspended == []
    assert gate.require(house.salma, account, Duty.ANSWER, NOON + 3 * DAY)


def test_it_ends_every_open_session_at_once(house: Hall) -> None:
    account = cast.account()
    cast.resolution(house.salma, account, number="12/2026")
    order(house, with_deciders(house, noticed(house)))

    epoch = house.salma.session_epoch
    house.salma.refresh_from_db()
    assert house.salma.session_epoch == epoch + 1
    assert Act.objects.get(event="conduct.precaution").details["resolutions"] == ["12/2026"]


def test_not_proved_ends_it_and_restores_authority(house: Hall, told: Told) -> None:
    file = with_deciders(house, noticed(house))
    order(house, file)
    actions.reply(file, text="No.", by=house.salma, now=NOON + DAY)
    actions.find(file, outcome="not_proved", reasons="No.", by=house.nasser, now=NOON + 2 * DAY)

    assert told.restored == [house.salma]
    assert not held(house.salma, NOON + 2 * DAY)
    assert not queries.violations(NOON + 999 * DAY).exists()
    assert not [act for act in Act.objects.filter(event__contains="flag")]


def test_a_withdrawn_allegation_ends_it_too(house: Hall, told: Told) -> None:
    file = with_deciders(house, noticed(house))
    order(house, file)
    actions.withdraw_allegation(file, because="A mix-up.", by=house.maryam, now=NOON + DAY)

    assert told.restored == [house.salma]
    assert not held(house.salma, NOON + DAY)


def test_it_is_ended_early_with_a_reason(house: Hall, told: Told) -> None:
    file = with_deciders(house, noticed(house))
    order(house, file)
    with pytest.raises(Refused, match="Say why"):
        actions.end_precaution(file, because="", by=house.nasser, now=NOON + DAY)
    actions.end_precaution(file, because="No longer needed.", by=house.nasser, now=NOON + DAY)

    assert told.restored == [house.salma]
    with pytest.raises(Refused, match="No precaution"):
        actions.end_precaution(file, because="Again.", by=house.nasser, now=NOON + DAY)


@pytest.mark.parametrize("days", [0, -1, 31])
def test_it_lasts_at_most_thirty_days(house: Hall, told: Told, days: int) -> None:
    with pytest.raises(Refused, match="within 30 days"):
        order(house, with_deciders(house, noticed(house)), days=days)


def test_it_is_not_renewed_without_new_reasons_nor_doubled(house: Hall, told: Told) -> None:
    file = with_deciders(house, noticed(house))
    order(house, file)
    with pytest.raises(Refused, match="in force already"):
        order(house, file, reasons="Something new.", now=NOON + DAY)
    with pytest.raises(Refused, match="isn't renewed"):
        order(house, file, reasons=" until we KNOW ", now=NOON + 11 * DAY)

    assert order(house, file, reasons="A witness was approached.", now=NOON + 11 * DAY)


def test_it_needs_reasons_a_notice_and_somebody_independent(house: Hall, told: Told) -> None:
    with pytest.raises(Refused, match="Give the reasons"):
        order(house, with_deciders(house, noticed(house)), reasons=" ")
    with pytest.raises(Refused, match="from the notice on"):
        order(house, with_deciders(house, alleged(house)))
    for person in (house.maryam, house.salma, house.zainab, house.rashid):
        with pytest.raises(Refused):
            order(house, with_deciders(house, noticed(house)), by=person)
    assert told.suspended == []


def test_the_acts_say_until_when_and_not_what_is_alleged(house: Hall) -> None:
    order(house, with_deciders(house, noticed(house)))

    act = Act.objects.get(event="employee.authority_suspended")
    assert act.about == f"people.employee:{house.salma.pk}"
    assert "conduct" not in str(act.details)


def test_it_binds_a_resolution_to_come_of_whoever_had_none(house: Hall) -> None:
    """However the resolution came to be: none is issued, and one that is there opens nothing."""
    account = cast.account()
    order(house, with_deciders(house, noticed(house)))

    with pytest.raises(Refused, match="suspended for a time") as refusal:
        issued(house, account)
    assert refusal.value.clause == "P-59"
    cast.resolution(house.salma, account)
    with pytest.raises(Refused):
        gate.require(house.salma, account, Duty.ANSWER, NOON + 9 * DAY)
    assert gate.require(house.salma, account, Duty.ANSWER, NOON + 10 * DAY)


def test_ended_early_it_binds_no_more(house: Hall) -> None:
    account, file = cast.account(), with_deciders(house, noticed(house))
    order(house, file)
    actions.end_precaution(file, because="No longer needed.", by=house.nasser, now=NOON + DAY)

    assert issued(house, account, NOON + DAY)
    assert gate.require(house.salma, account, Duty.ANSWER, NOON + DAY)


def test_ending_one_leaves_what_another_file_took(house: Hall) -> None:
    account = cast.account()
    cast.resolution(house.salma, account)
    first, second = (with_deciders(house, noticed(house)) for _ in range(2))
    order(house, first)
    order(house, second)
    actions.end_precaution(first, because="No longer needed.", by=house.nasser, now=NOON + DAY)
    with pytest.raises(Refused):
        gate.require(house.salma, account, Duty.ANSWER, NOON + DAY)

    actions.end_precaution(second, because="No longer needed.", by=house.nasser, now=NOON + DAY)
    assert gate.require(house.salma, account, Duty.ANSWER, NOON + DAY)


def test_one_that_lapses_leaves_no_suspension_of_one_that_was_ended(house: Hall) -> None:
    account = cast.account()
    cast.resolution(house.salma, account)
    long, short = (with_deciders(house, noticed(house)) for _ in range(2))
    order(house, long, days=30)
    order(house, short, days=5)
    actions.end_precaution(long, because="No longer needed.", by=house.nasser, now=NOON + DAY)

    with pytest.raises(Refused):
        gate.require(house.salma, account, Duty.ANSWER, NOON + 4 * DAY)
    assert gate.require(house.salma, account, Duty.ANSWER, NOON + 5 * DAY)


def issued(house: Hall, account: Account, now: dt.datetime = NOON) -> Resolution:
    cast.prepared(house.salma, account)
    draft = accounts.draft(
        employee=house.salma,
        accounts=[account],
        duties=[Duty.ANSWER],
        from_at=cast.FROM,
        to_at=cast.TO,
        by=house.maryam,
        now=now,
    )
    names: dict[str, Any] = {
        "issued_by_ar": "الرئيس",
        "issued_by_en": "Chairman",
        "issued_on": cast.ISSUED_ON,
    }
    return accounts.issue(draft, number="77/2026", **names, by=house.maryam, now=now)
