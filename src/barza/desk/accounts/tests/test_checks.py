"""What the policy asks before a resolution is issued, and what training lets a person do."""

import datetime as dt
from typing import Any

import pytest
from django.db import transaction

from barza.desk.accounts import actions, authority
from barza.desk.accounts.models import Account, Duty, Resolution
from barza.desk.core.errors import Refused
from barza.desk.people.models import (
    Certificate,
    Employee,
    Module,
    PlatformTest,
    Readiness,
    Role,
    Selection,
)
from barza.testing.cast import (
    FROM,
    ISSUED_ON,
    NOON,
    TO,
    account,
    employee,
    officer,
    prepared,
    resolution,
)

pytestmark = pytest.mark.django_db


def issue(person: Employee, theirs: Account) -> Resolution:
    by = employee(role=Role.SECTION_HEAD)
    draft = actions.draft(
        employee=person,
        accounts=[theirs],
        duties=[Duty.ANSWER],
        from_at=FROM,
        to_at=TO,
        by=by,
        now=NOON,
    )
    return actions.issue(
        draft,
        number="1/2026",
        issued_by_ar="الرئيس",
        issued_by_en="Chairman",
        issued_on=ISSUED_ON,
        by=by,
        now=NOON,
    )


def module(code: str, **fields: Any) -> Module:
    words = dict.fromkeys(("title_ar", "title_en", "summary_ar", "summary_en"), code)
    rest = {"version": 1, "body_ar": [], "body_en": [], "valid_for_days": 365, "pass_share": 80}
    return Module.objects.create(code=code, loaded_at=FROM, **words | rest | fields)


def certified(person: Employee, of: Module, until: dt.datetime = TO) -> Certificate:
    return Certificate.objects.create(
        employee=person, module=of, issued_at=FROM, valid_until=until, score=90
    )


@pytest.mark.requirement("P-63")
def test_nobody_is_named_without_a_complete_selection() -> None:
    theirs = account()
    salma = prepared(officer(), theirs)
    Selection.objects.update(closed_at=None)
    with pytest.raises(Refused, match="Two assessors") as refusal:
        issue(salma, theirs)
    assert refusal.value.clause == "P-63"


@pytest.mark.requirement("P-66")
def test_nobody_is_named_for_a_network_without_a_valid_test_of_it() -> None:
    theirs = account()
    salma = prepared(officer(), theirs)
    PlatformTest.objects.update(valid_until_on=dt.date(2026, 2, 28))
    with pytest.raises(Refused, match="mastodon") as refusal:
        issue(salma, theirs)
    assert refusal.value.clause == "P-66"


@pytest.mark.requirement("P-67")
def test_nobody_is_named_who_is_not_ready() -> None:
    theirs = account()
    salma = prepared(officer(), theirs)
    Readiness.objects.update(withdrawn_at=FROM)
    with pytest.raises(Refused, match="readiness") as refusal:
        issue(salma, theirs)
    assert refusal.value.clause == "P-67"


@pytest.mark.requirement("P-45")
def test_nobody_is_named_without_valid_training() -> None:
    theirs, privacy = account(), module("Privacy")
    salma = prepared(officer(), theirs)
    with pytest.raises(Refused, match="Privacy") as refusal:
        issue(salma, theirs)
    assert refusal.value.clause == "P-45"
    certified(salma, privacy)
    assert issue(salma, theirs).number == "1/2026"


@pytest.mark.requirement("P-45")
def test_an_expired_certificate_refuses_from_that_moment() -> None:
    theirs, privacy = account(), module("Privacy")
    salma = officer(theirs)
    certified(salma, privacy, until=NOON)

    assert authority.require(salma, theirs, Duty.ANSWER, NOON - dt.timedelta(seconds=1))
    with pytest.raises(Refused, match="Privacy") as refusal:
        authority.require(salma, theirs, Duty.ANSWER, NOON)
    assert refusal.value.clause == "P-45"
    assert not authority.accounts_for(salma, NOON).exists()
    assert authority.duties_for(salma, NOON) == {}


@pytest.mark.requirement("P-45")
def test_training_for_one_duty_closes_no_other() -> None:
    theirs = account()
    module("Accessibility", required_for=[Duty.PUBLISH])
    salma = officer()
    resolution(salma, theirs)

    assert authority.require(salma, theirs, Duty.ANSWER, NOON)
    with pytest.raises(Refused, match="Accessibility"):
        authority.require(salma, theirs, Duty.PUBLISH, NOON)
    assert authority.duties_for(salma, NOON) == {theirs.pk: set(Duty) - {Duty.PUBLISH}}
    assert salma not in authority.officers_for(theirs, Duty.PUBLISH, NOON)


@pytest.mark.requirement("P-45")
@pytest.mark.requirement("P-61")
def test_a_resolution_for_practising_alone_asks_no_training_and_opens_nothing_else() -> None:
    """Training happens in the practice town, so it can't be what lets one in."""
    module("Privacy")
    practice, real = account(is_practice=True), account()
    salma = employee()

    assert issue(salma, practice).number == "1/2026"

    assert authority.require(salma, practice, Duty.ANSWER, NOON)
    assert authority.duties_for(salma, NOON) == {practice.pk: {Duty.ANSWER}}
    with pytest.raises(Refused, match="No resolution") as refusal:
        authority.require(salma, real, Duty.ANSWER, NOON)
    assert refusal.value.clause == "P-61"


@pytest.mark.requirement("P-45")
def test_a_resolution_that_names_a_real_account_too_asks_training_for_both() -> None:
    module("Privacy")
    practice, real = account(is_practice=True), account()
    salma = officer()
    resolution(salma, practice, real)
    for one in (practice, real):
        with pytest.raises(Refused, match="Privacy") as refusal:
            authority.require(salma, one, Duty.ANSWER, NOON)
        assert refusal.value.clause == "P-45"
    assert authority.duties_for(salma, NOON) == {}


@pytest.mark.requirement("P-63")
def test_a_real_account_is_not_added_to_a_resolution_for_practising_without_the_rest() -> None:
    practice, real = account(is_practice=True), account()
    salma, by = employee(), employee(role=Role.SECTION_HEAD)
    theirs = issue(salma, practice)
    with pytest.raises(Refused, match="Two assessors"), transaction.atomic():
        actions.amend(
            theirs, accounts=[practice, real], duties=[Duty.ANSWER], to_at=TO, by=by, now=NOON
        )
    assert list(theirs.accounts.all()) == [practice]


@pytest.mark.requirement("P-61")
def test_without_any_resolution_nobody_acts_in_the_practice_town_either() -> None:
    practice = account(is_practice=True)
    with pytest.raises(Refused, match="No resolution") as refusal:
        authority.require(employee(), practice, Duty.ANSWER, NOON)
    assert refusal.value.clause == "P-61"
