import datetime as dt
from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from barza.desk.accounts import authority
from barza.desk.accounts.models import Account, Duty
from barza.desk.core.errors import Refused
from barza.desk.people.models import Employee
from barza.testing.cast import FROM, NOON, TO, account, officer, resolution, stranger, superuser

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("P-61")]

A_MINUTE = dt.timedelta(minutes=1)


def test_a_resolution_in_force_opens_its_account(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    theirs = account()
    salma = officer(theirs, duties=[Duty.ANSWER])

    with django_assert_num_queries(1):
        found = authority.require(salma, theirs, Duty.ANSWER, NOON)

    assert found.employee == salma
    assert list(authority.accounts_for(salma, NOON)) == [theirs]
    assert list(authority.officers_for(theirs, Duty.ANSWER, NOON)) == [salma]


@pytest.mark.parametrize("act", sorted(set(Duty) - {Duty.ANSWER}))
def test_it_opens_only_the_duties_it_names(act: Duty) -> None:
    theirs = account()
    salma = officer(theirs, duties=[Duty.ANSWER])

    with pytest.raises(Refused, match="No resolution"):
        authority.require(salma, theirs, act, NOON)
    assert not authority.officers_for(theirs, act, NOON).exists()


def test_it_opens_only_the_accounts_it_names() -> None:
    theirs, other = account(), account()
    salma = officer(theirs)

    with pytest.raises(Refused):
        authority.require(salma, other, Duty.ANSWER, NOON)


@pytest.mark.requirement("P-88")
@pytest.mark.parametrize(
    ("duties", "sees"),
    [
        ([Duty.ANSWER], True),
        ([Duty.MODERATE], True),
        ([Duty.CREDENTIAL, Duty.PUBLISH, Duty.AMPLIFY], False),
    ],
)
def test_only_who_answers_or_moderates_sees_an_accounts_cases(
    duties: list[Duty], sees: bool
) -> None:
    ours = account()
    assert authority.accounts_for(officer(ours, duties), NOON).exists() is sees


@pytest.mark.parametrize("who", [stranger, superuser])
def test_nobody_else_acts_for_it_super_users_included(who: Callable[[], Employee]) -> None:
    theirs = account()
    officer(theirs)
    person = who()

    for act in Duty:
        with pytest.raises(Refused) as refusal:
            authority.require(person, theirs, act, NOON)
        assert refusal.value.clause == "P-61"
    assert not authority.accounts_for(person, NOON).exists()


@pytest.mark.parametrize(
    ("at", "open_"),
    [(FROM - A_MINUTE, False), (FROM, True), (TO - A_MINUTE, True), (TO, False)],
    ids=["a minute before", "first minute", "last minute", "the end"],
)
def test_dates_are_respected_to_the_minute(at: dt.datetime, open_: bool) -> None:
    theirs = account()
    salma = officer(theirs)

    assert authority.accounts_for(salma, at).exists() is open_
    if not open_:
        with pytest.raises(Refused):
            authority.require(salma, theirs, Duty.ANSWER, at)


@pytest.mark.requirement("P-70")
@pytest.mark.parametrize("state", [Account.State.SUSPENDED, Account.State.CLOSED])
def test_nobody_acts_for_an_account_that_is_not_active(state: Account.State) -> None:
    theirs = account()
    salma = officer(theirs)
    Account.objects.filter(pk=theirs.pk).update(state=state)  # the caller's copy is old

    with pytest.raises(Refused, match="not active") as refusal:
        authority.require(salma, theirs, Duty.ANSWER, NOON)
    assert refusal.value.clause == "P-70"


def test_the_newest_of_two_resolutions_is_cited() -> None:
    theirs = account()
    salma = officer(theirs)
    newer = resolution(salma, theirs, from_at=NOON - A_MINUTE)

    assert authority.require(salma, theirs, Duty.ANSWER, NOON) == newer
    assert list(authority.officers_for(theirs, Duty.ANSWER, NOON)) == [salma]
